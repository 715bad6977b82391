"""Agreement between raters: one coefficient a file."""
