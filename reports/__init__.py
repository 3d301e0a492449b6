"""The domain of the archive: reports, the findings in them, and how both are searched, read and cited."""
