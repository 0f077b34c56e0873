"""The bars of the game's speed: ratios of two things measured by turns in one run, told in one table."""
