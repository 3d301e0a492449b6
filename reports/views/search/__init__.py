"""The result page of a search and what belongs to it: facets, help, suggestions while typing, one hit explained."""
