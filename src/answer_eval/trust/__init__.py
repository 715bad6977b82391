"""Whether a rater can be relied on: asked again, and asked when only words have changed."""
