"""What runs: configuration, log, jobs, daemon, status, demo and the command line."""
