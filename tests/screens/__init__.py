"""Golden pictures of the screens as text, at the sizes that are promised."""
