"""A page read, its edition decided and its passages given their keys: plain values, worked out without a database."""
