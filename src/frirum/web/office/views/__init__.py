"""The office's pages, one file per word."""
