"""How the desk writes dates, where Django has no form for the language."""
