"""Which rows, figures and sentences of what was found answer a question; like is set beside like."""
