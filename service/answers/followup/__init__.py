"""A follow-up on what the answer before told: what stands beside it in the report."""
