"""Many worlds at once: what a scenario does to those who play it, by the rules of one game."""
