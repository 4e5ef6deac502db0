"""How a record is judged: words to concepts, concepts to findings. `pipeline.classify` is its door."""
