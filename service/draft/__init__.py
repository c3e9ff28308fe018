"""Drafts of a report's summary, with a proof of every figure, and checks of any text against a report."""
