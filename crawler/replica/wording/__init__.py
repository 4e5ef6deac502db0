"""The wording of the stand-in stories: TOML texts of our own in both languages, and the facts that fill them."""
