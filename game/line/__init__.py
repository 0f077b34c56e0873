"""The plain line mode: the whole game as lines of text, for screen readers, pipes, ssh and scripts."""
