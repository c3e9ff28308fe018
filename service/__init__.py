"""A question about the stored reports to a checked answer, over HTTP and on the command line."""
