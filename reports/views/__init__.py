"""The public pages: a view reads its records through `public()`, arranges them, and renders one template."""
