"""The screens, driven by keys and by clicks on a scripted game."""
