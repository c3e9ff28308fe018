"""Templates for a local model, one file each; `service.prompts` reads them. The format stands in README.md here."""
