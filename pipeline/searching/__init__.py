"""How records are searched: queries, ranks, passages. `pipeline.search` is its door."""
