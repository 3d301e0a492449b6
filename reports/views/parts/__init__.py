"""What several pages show alike: rows, marked words, lists of findings, links that narrow a list. No page is known here."""
