"""A draft as a file: DOCX with footnotes, Markdown, HTML. Refused while a figure is unproven, unless accepted."""
