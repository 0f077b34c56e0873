"""Claims about how the code is built: sizes, directions, words, documentation, and what is never called."""
