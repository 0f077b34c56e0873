"""Claims about reading and checking scenario files."""
