"""The engine of Skolsatsningar: records in, pages and an index out. It never imports MkDocs."""

__version__ = "0.1.0"
