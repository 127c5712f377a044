"""Naming a dataset: the fields of its forms, what was asked for, uploaded files."""
