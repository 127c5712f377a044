"""What stands between ``core`` and the pages: navigation, theme, cached resources, charts."""
