"""What scores come to in groups of candidates: apart from rating, and after it."""
