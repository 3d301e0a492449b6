"""Any web page as pieces in the order they are printed, each with where it stands; what they mean is for the readers."""
