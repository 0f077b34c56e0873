"""Claims about studies."""
