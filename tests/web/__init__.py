"""Claims about the game in a browser."""
