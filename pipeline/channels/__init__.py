"""Where alerts go: console, jsonl, webhook, apprise."""
