"""An evaluation as one self-contained HTML file."""

from core.document import definitions, document
from core.evaluation.calibration import reliability
from core.evaluation.conditions import named
from core.evaluation.export import drawing, tables
from core.evaluation.export.evaluation import Evaluation
from core.evaluation.fairness import Disparity
from core.wording import escape, percent

MAX_BYTES = 5_000_000
MOST_MISTAKES, MOST_GROUPS = 100, 40
_TITLE = 160
FIGURES = {
    "accuracy": "Accuracy",
    "top3_accuracy": "Among the three most probable",
    "precision_macro": "Macro precision",
    "recall_macro": "Macro recall",
    "f1_macro": "Macro F1",
    "f1_weighted": "Weighted F1",
    "roc_auc_macro": "Macro ROC area",
    "roc_auc_micro": "Micro ROC area",
    "ece": "Expected calibration error",
}
_MEANING = (
    "Macro figures are means over the categories that have products here, so that every category counts the same. "
    "An ROC area is the chance that a product of a category scores higher for it than a product of another does; a "
    "category without products here, or with all of them, has no area, and the macro area is the mean of the others. "
    "The micro area is over all pairs of a product and a category. The calibration error is the mean gap between "
    "confidence and accuracy in 15 bins."
)


def to_html(evaluation: Evaluation) -> str:
    """Draw an evaluation.

    Args:
        evaluation: what to show; of its mistakes and groups the first are shown, the CSV files hold all.

    Returns:
        A whole HTML document of at most 5 MB in UTF-8.
    """
    parts = [
        _headline(evaluation),
        _figures(evaluation),
        "<h2>Which categories are taken for which</h2>" + _matrix(evaluation),
        "<h2>Each category</h2>" + _categories(evaluation),
        "<h2>How well the probabilities tell categories apart</h2>" + drawing.roc(evaluation.curves),
        _confidence(evaluation),
        _worst(evaluation),
        *(_groups(found) for found in evaluation.disparities),
        _mistakes(evaluation),
        "<h2>How it was made</h2>" + definitions({"Made": evaluation.created, **evaluation.made_by}),
    ]
    return document(f"{evaluation.model} on {evaluation.data}", "\n".join(parts))


def _headline(evaluation: Evaluation) -> str:
    noun = "product" if evaluation.report.n == 1 else "products"
    return (
        '<p class="over">ShelfLens evaluation</p>'
        f"<h1><bdi>{escape(evaluation.model)}</bdi>: {percent(evaluation.report.accuracy, 1)} right</h1>"
        f'<p class="over">{evaluation.report.n:,} {noun} of <bdi>{escape(evaluation.data)}</bdi></p>'
    )


def _figures(evaluation: Evaluation) -> str:
    body = []
    for name, label in FIGURES.items():
        value, interval = getattr(evaluation.report, name), evaluation.intervals.get(name)
        between = "" if interval is None else f"{interval.low:.3f} to {interval.high:.3f}"
        body.append([label, "does not exist" if value is None else f"{value:.4f}", between])
    return drawing.rows(["Figure", "Value", "95 % interval"], body) + f'<p class="note">{_MEANING}</p>'


def _matrix(evaluation: Evaluation) -> str:
    count = len(evaluation.report.categories)
    shown = min(count, drawing.MOST_CATEGORIES)
    rest = f" The {shown} largest of {count} categories are drawn." if shown < count else ""
    return drawing.matrix(evaluation.report) + (
        '<p class="note">A row holds the products of one category, a column what the model called them. Blue on the '
        f"diagonal are right answers, orange off it mistakes; the fuller, the more products.{rest}</p>"
    )


def _categories(evaluation: Evaluation) -> str:
    found = tables.per_class(evaluation.report).sort_values("F1", na_position="last")
    body = [
        [
            row["Category"],
            f"{row['Products']:,}",
            *("–" if row[name] != row[name] else percent(row[name], 1) for name in ("Precision", "Recall", "F1")),
            "–" if row["ROC AUC"] is None or row["ROC AUC"] != row["ROC AUC"] else f"{row['ROC AUC']:.3f}",
            row["Most often taken for"],
        ]
        for _, row in found.iterrows()
    ]
    head = ["Category", "Products", "Precision", "Recall", "F1", "ROC area", "Most often taken for"]
    return drawing.rows(head, body) + '<p class="note">The lowest F1 comes first.</p>'


def _confidence(evaluation: Evaluation) -> str:
    table = evaluation.table
    drawn = drawing.reliability(reliability(table.rows["confidence"].to_numpy(), table.correct))
    return (
        "<h2>Whether confidence can be taken at its word</h2>"
        f'{drawn}<p class="note">On the diagonal it can; below it the model is too sure. The larger a dot, the more '
        "products.</p>"
    )


def _worst(evaluation: Evaluation) -> str:
    search = evaluation.search
    head = "<h2>Groups that are recognised worst</h2>"
    said = (
        f"{search.tested:,} groups of one or two conditions with at least {search.least} products were compared with "
        "all other products by Fisher's exact test, one-sided. Shown are those with at most "
        f"{percent(search.level)} false finds among them (Benjamini-Hochberg)."
    )
    if not search.findings:
        return f'{head}<p>None is recognised less often than chance explains.</p><p class="note">{escape(said)}</p>'
    body = [
        [
            named(finding.conditions),
            f"{finding.n:,}",
            percent(finding.accuracy, 1),
            percent(finding.rest_accuracy, 1),
            f"{finding.p_holm:.2g}",
            f"{finding.p_bh:.2g}",
        ]
        for finding in search.findings[:MOST_GROUPS]
    ]
    columns = ["Group", "Products", "Right", "Of the rest", "p (Holm)", "p (BH)"]
    return f'{head}{drawing.rows(columns, body)}<p class="note">{escape(said)}</p>'


def _groups(found: Disparity) -> str:
    said = "Fewer than two groups are large enough to be compared."
    if found.smallest and found.largest and found.difference is not None and found.difference_interval:
        ends = found.difference_interval
        ratio = "" if found.ratio is None else f"; the ratio is {found.ratio:.2f}"
        said = (
            f"Between {found.smallest.value or '(unknown)'} and {found.largest.value or '(unknown)'} lie "
            f"{100 * found.difference:.1f} points (95 % interval {100 * ends.low:.1f} to {100 * ends.high:.1f}){ratio}."
        )
    return (
        f"<h2>Recall by <bdi>{escape(found.column)}</bdi></h2>{drawing.recall_bars(found)}"
        f'<p class="note">{escape(said)} Thin lines: 95 % intervals; groups of fewer than {found.least} products are '
        "not compared.</p>"
    )


def _mistakes(evaluation: Evaluation) -> str:
    found = tables.mistakes(evaluation.table, evaluation.titles)
    if found.empty:
        return "<h2>Mistakes</h2><p>There are none.</p>"
    titled = "title" in found
    body = [
        [
            row["id"],
            *([row["title"][:_TITLE]] if titled else []),
            row["category"],
            row["predicted"],
            percent(row["confidence"]),
        ]
        for _, row in found.head(MOST_MISTAKES).iterrows()
    ]
    head = ["Id", *(["Title"] if titled else []), "True category", "Called", "Confidence"]
    return (
        f"<h2>The surest mistakes</h2>{drawing.rows(head, body, 'list')}"
        f'<p class="note">{len(body):,} of {len(found):,} mistakes.</p>'
    )
