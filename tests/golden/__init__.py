"""Golden games: whole games as text, told line by line and read by eye when they change."""
