"""What make needs before anything is installed. Only Python's own library, save for Playwright in `browser`."""
