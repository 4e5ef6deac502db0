"""One module a group of commands; each parses, calls one job, prints, picks the exit code."""
