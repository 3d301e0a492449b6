"""What readers of any publisher's documents share, whatever file they come in: how headings are labelled, how pieces become an outline."""
