"""One file a thing that is drawn; each is given plain values, sends messages and knows no session."""
