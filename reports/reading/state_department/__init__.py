"""What readers of the State Department's pages share: the site's markup and chrome, the skeleton of its reports, their levels."""
