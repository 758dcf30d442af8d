"""How the tables came to be, one folder for both stores."""
