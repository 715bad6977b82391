"""From a machine's scale to people's: maps, how they are fitted and tried, and their file."""
