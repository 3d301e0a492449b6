"""What every reader shares, whatever file it reads: words with their marks, labels, the tree of sections, the outline builder."""
