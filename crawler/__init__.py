"""Fetches pages: from a source to a Page, polite and bounded; knows nothing of what is read in them."""
