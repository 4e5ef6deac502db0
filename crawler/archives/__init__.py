"""Where else pages come from: the Wayback Machine, WARC files, seed files."""
