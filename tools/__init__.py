"""What make needs before anything is installed. Only `browser` uses more than Python itself."""
