"""What the admin pages of several models share: base classes, forms, fields, filters, history, and pieces of page."""
