"""Help for the person who types: completions, corrections, and what to try where nothing was found."""
