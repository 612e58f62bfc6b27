"""One module a benchmark; each has run(), which gives rows of the table."""
