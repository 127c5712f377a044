"""Pretrained networks that turn pictures and texts into numbers, and where their weights come from."""
