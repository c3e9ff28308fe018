"""What the stored reports hold on a question: its scope, and the rows, sentences and reasons that bear on it."""
