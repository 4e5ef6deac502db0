"""How the article of a page is found: markup to rows, rows to parts. `pipeline.anatomy` is its door."""
