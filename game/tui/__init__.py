"""The screens: they show values, send messages and ask the session; no rule of the game stands here."""
