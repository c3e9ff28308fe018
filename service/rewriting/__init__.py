"""A local model's words for a checked answer, and what they are held against."""
