"""Report files to a searchable store of passages, tables and figures. Knows no language model and no HTTP."""
