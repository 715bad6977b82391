"""What a run leaves behind: one report format a file."""
