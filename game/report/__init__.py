"""Numbers turned into things to read, without a terminal."""
