"""How records are kept: tables, rows, and what happens when one is met again. `pipeline.store` is its door."""
