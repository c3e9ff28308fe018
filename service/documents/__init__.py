"""Documents as questions read them: facts, table rows, sentences and accounts, looked up by their terms."""
