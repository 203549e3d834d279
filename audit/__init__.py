"""Everything that can be measured of the site's accessibility, quality and dependencies, in one report."""
