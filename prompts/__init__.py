"""Templates for a local model, one file each, read by `service.rewriting.prompts`. README.md here has the format."""
