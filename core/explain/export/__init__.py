"""An analysis to take away: one HTML file for people, one JSON file that holds all that is needed to repeat it."""

from core.explain.export.html_file import to_html
from core.explain.export.json_file import to_json
from core.explain.export.report import Report, gather

__all__ = ["Report", "gather", "to_html", "to_json"]
