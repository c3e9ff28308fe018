"""All stored documents by their outlines, and which of them a question opens."""
