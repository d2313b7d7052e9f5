"""One module per publisher: understand its file, in its own terms."""
