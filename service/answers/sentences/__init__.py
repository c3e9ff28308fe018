"""Sentences and names that several kinds of answer share."""
