"""From the words of a passage to proposals. Pure: it is given what the archive knows as plain values, and reaches no model.

So it runs in worker processes, and every rule can be tried on a sentence.
"""
