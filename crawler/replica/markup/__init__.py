"""Unlike markups over the same anatomy: pure functions from what a page shows to HTML. See `catalogue`."""
