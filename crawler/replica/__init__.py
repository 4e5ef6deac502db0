"""Stand-in sites on loopback, speaking the addresses and the anatomy of the real ones."""
