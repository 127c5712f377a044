"""An evaluation to take away: one HTML file for people, CSV files for spreadsheets and programs."""

from core.evaluation.export import tables
from core.evaluation.export.evaluation import Evaluation, gather
from core.evaluation.export.files import check_report, csv_files, write_report
from core.evaluation.export.html_file import to_html

__all__ = ["Evaluation", "check_report", "csv_files", "gather", "tables", "to_html", "write_report"]
