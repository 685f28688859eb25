"""How the desk writes dates in Arabic."""
