"""The game in a browser: a page and a guard of our own around the toolkit's server."""
