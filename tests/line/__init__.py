"""Claims about the plain line mode."""
