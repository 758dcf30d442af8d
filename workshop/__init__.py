"""The workshop: tools for those who build Frirum. Nothing here is part of the program."""
