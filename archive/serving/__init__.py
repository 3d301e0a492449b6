"""The parts of `manage.py serve`: each does one step of getting the archive on screen, and says so when it cannot."""
