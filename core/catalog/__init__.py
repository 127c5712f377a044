"""Datasets on disk become products; how they are checked and split."""
