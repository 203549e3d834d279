"""The engine of Skolsatsningar: records in, pages and an index out. It never imports MkDocs."""
