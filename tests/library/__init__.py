"""Claims about the library."""
