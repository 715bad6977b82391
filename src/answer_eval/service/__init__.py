"""A service that speaks OpenAI's API: its client, the way to it, and what a failed call means."""
