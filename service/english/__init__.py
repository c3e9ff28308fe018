"""English questions and names put in Swedish, and column names in English."""
