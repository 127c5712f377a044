"""The Learn page: what was measured of the methods, and teaching the active model."""
