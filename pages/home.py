"""Home: what this is, which model answers, and three ways in."""

from dashboard import page

page.header("ShelfLens", "Which department a product belongs to, from its picture and its words, and why.")
