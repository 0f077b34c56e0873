"""The claims that hold for the game, a folder for each package of `game`."""
