"""What the baseline rater reads an answer by: sentences, clauses, conduct, nearness to anchors."""
