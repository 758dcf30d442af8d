"""What a volunteer sees and does at home, one file per word."""
