"""How the commands look in a terminal."""
