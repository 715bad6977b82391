"""A guide tried out on sample answers: cases → ratings → what good and weak came to."""
