"""What operators type: each command reads its arguments, calls one function of the domain, and says what came of it."""
