"""What a comparison of raters found, written down: as sentences, as tables and as a page."""
