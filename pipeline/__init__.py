"""Turns pages into records, judges them, and delivers alerts."""
