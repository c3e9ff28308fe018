"""Words: what they stand for, which are opposites, and how texts are looked up by them."""
