"""One file a screen; it asks the game for values and gives its orders, and holds no other state of it."""
