"""The catalogue as data: what goes out, in which form, and into which files."""
