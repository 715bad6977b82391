"""What changed between two versions of a guide, and how ratings moved with it."""
