"""The analysis as one self-contained HTML file."""

from collections.abc import Mapping
from typing import Any

from core.document import definitions, document
from core.explain import registry
from core.explain.explainer import Explainer
from core.explain.export import drawing
from core.explain.export.report import Report
from core.explain.maps import HeatMap
from core.explain.modality import has_both, sentence
from core.wording import escape, percent, points, seconds, sureness

MAX_BYTES = 3_000_000
# Longest sides of the pictures, pixels; a smaller one is taken only where the file would get too large.
_SIDES = (560, 360, 200)
# More of a text than any model reads; the rest would only make the file large.
MAX_CHARACTERS = 50_000
_TOP, _STRONGEST, _TITLE = 5, 10, 80


def to_html(report: Report) -> str:
    """Draw an analysis.

    Args:
        report: the analysis.

    Returns:
        A whole HTML document of at most 3 MB in UTF-8; light or dark as the reader's system is, light on paper.
    """
    title = f"{report.prediction.category}: {report.product.title[:_TITLE]}".removesuffix(": ")
    for side in _SIDES:
        drawn = document(title, "\n".join(_parts(report, side)))
        if len(drawn.encode()) <= MAX_BYTES:
            break
    return drawn


def _parts(report: Report, side: int) -> list[str]:
    return [
        _headline(report),
        _answer(report),
        _pictures(report, side),
        _words(report),
        _remarks(report),
        _limits(report),
        "<h2>How it was made</h2>",
        definitions(_provenance(report)),
    ]


def _headline(report: Report) -> str:
    prediction, product = report.prediction, report.product
    doubt = "" if prediction.sure else '<span class="doubt">Not sure: perhaps</span> '
    how = (
        sureness(prediction.confidence) if prediction.sure else "Below the confidence that this model asks of an answer"
    )
    known = "" if product.category is None else f" The catalogue says <bdi>{escape(product.category)}</bdi>."
    title = escape(product.title[:MAX_CHARACTERS])
    return (
        '<p class="over">ShelfLens analysis</p>'
        f"<h1>{doubt}<bdi>{escape(prediction.category)}</bdi>, {percent(prediction.confidence)}</h1>"
        f'<p class="over">{how}.{known}</p>' + (f'<p class="product" dir="auto">{title}</p>' if title else "")
    )


def _answer(report: Report) -> str:
    explanation = report.explanation
    bars = drawing.probability_bars(report.prediction.top(_TOP), explanation.target)
    said = f"<p>{escape(sentence(report.prediction, report.states))}</p>"
    if has_both(report.prediction):
        shares = explanation.modality
        said += drawing.weight_bars([("Picture", shares["image"], None), ("Text", shares["text"], None)], points)
        said += f'<p class="note">{escape(_sum(report))}</p>'
    if explanation.encoders:
        said += drawing.weight_bars([(name, value, None) for name, value in explanation.encoders.items()], points)
        said += '<p class="note">The same, shared among all encoders.</p>'
    return f'<h2>The most probable categories</h2><div class="pair"><div>{bars}</div><div>{said}</div></div>'


def _sum(report: Report) -> str:
    explanation, states = report.explanation, report.states
    if explanation.against is not None:
        return (
            f"Percentage points added to the lead of {explanation.target} over {explanation.against} (Shapley values)."
        )
    return (
        f"Percentage points added to {explanation.target}, from {percent(states.neither[explanation.target])} with "
        f"neither picture nor text to {percent(states.both[explanation.target])} with both (Shapley values)."
    )


def _pictures(report: Report, side: int) -> str:
    if report.image is None:
        return ""
    maps = report.explanation.maps
    captioned: dict[str, HeatMap | None] = {"<b>Original</b> as it was read": None}
    captioned |= {_caption(heat): heat for heat in maps}
    parts = f"<h2>Where in the picture: {_question(report)}</h2>" + drawing.tiles(report.image, captioned, side)
    if maps:
        parts += drawing.scale("no evidence", "strongest found for any category")
        parts += (
            '<p class="note">Bright places speak for the category. The scale of a method ends at the most evidence '
            "that it finds for any category here, so a dark map means weak evidence.</p>"
        )
    return parts


def _caption(heat: HeatMap) -> str:
    peak = percent(min(1.0, heat.peak / heat.scale)) if heat.scale > 0 else percent(0.0)
    return (
        f"<b>{escape(registry.find(heat.method).name)}</b> {escape(heat.weighed)}, up to {peak} of a scale "
        f"from 0 to {heat.scale:.3g}"
    )


def _words(report: Report) -> str:
    text, explanation = report.product.text, report.explanation
    if not report.product.has_text:
        return ""
    parts = f"<h2>Which words: {_question(report)}</h2>"
    shown = drawing.coloured(text[:MAX_CHARACTERS], explanation.words)
    if len(text) > MAX_CHARACTERS:
        shown += f'<p class="note">The first {MAX_CHARACTERS:,} of {len(text):,} characters.</p>'
    if not explanation.words:
        return parts + shown
    strongest = [(word.word, word.weight, word.error) for word in explanation.words[:_STRONGEST]]
    shown += drawing.legend(_asked(report))
    reading = f'<p class="note">{escape(_reading(report))}</p>'
    return f'{parts}<div class="pair"><div>{shown}</div><div>{drawing.weight_bars(strongest)}{reading}</div></div>'


def _reading(report: Report) -> str:
    chosen, fit = report.explanation.settings, report.explanation.word_fit
    parts = [f"Weights by {registry.find(chosen['words']).name}."]
    if chosen["samples"] is not None:
        parts.append(f"The model was asked about {chosen['samples']:,} variations of the text.")
    if fit is not None:
        parts.append(f"Local fit R² {fit:.2f}; when it is low the weights say little.")
    if chosen["settled"] is False:
        parts.append("The order of the strongest words is not settled: with another seed it may change.")
    if any(word.error for word in report.explanation.words):
        parts.append("Thin lines: one standard error.")
    return " ".join(parts)


def _remarks(report: Report) -> str:
    said = (*report.remarks, *report.explanation.notes)
    items = "".join(f"<li>{escape(each)}</li>" for each in said)
    return f"<h2>Remarks</h2><ul>{items}</ul>" if said else ""


def _limits(report: Report) -> str:
    items = "".join(
        f"<li><b>{escape(method.name)}.</b> {escape(method.shows)} {escape(method.limit)} "
        f'<span class="note">{escape(method.reference)}</span></li>'
        for method in _methods(report)
    )
    return f"<h2>What these methods say, and what they do not</h2><ul>{items}</ul>" if items else ""


def _methods(report: Report) -> list[Explainer]:
    """The methods that this analysis used."""
    keys = [heat.method for heat in report.explanation.maps]
    if report.explanation.words:
        keys.append(report.explanation.settings["words"])
    if has_both(report.prediction):
        keys.append("shapley")
    return [registry.find(key) for key in keys]


def _provenance(report: Report) -> dict[str, str]:
    made = report.made_by
    spent = {"prediction": report.prediction.timings_ms["total"], **report.explanation.timings_ms}
    return {
        "Made": report.created,
        "Model": _named(made["model"]),
        "Image encoder": _named(made["image_encoder"]),
        "Text encoder": _named(made["text_encoder"]),
        "Runs on": f"{made['device']}, {made['precision']}",
        "Settings": _chosen(report.explanation.settings),
        "Picture": "none" if report.picture is None else f"SHA-256 {report.picture_digest}",
        "Text": f"{len(report.product.text):,} characters",
        "Time": ", ".join(f"{name} {seconds(value)}" for name, value in spent.items()),
        "Libraries": ", ".join(f"{name} {version}" for name, version in made["versions"].items()),
    }


def _chosen(settings: Mapping[str, Any]) -> str:
    """All settings that are a number, a name or a list of names, in one line."""
    said = []
    for name, value in settings.items():
        if name == "word_settings":
            value = [f"{key} {number:g}" for key, number in value.items()]
        if isinstance(value, (list, tuple)):
            value = ", ".join(map(str, value))
        if isinstance(value, (int, float, str)) and value != "":
            said.append(f"{name.replace('_', ' ')} {value}")
    return "; ".join(said)


def _named(part: dict[str, str]) -> str:
    return f"{part['name']}, SHA-256 {part['sha256']}"


def _question(report: Report) -> str:
    return f"<bdi>{escape(_asked(report))}</bdi>"


def _asked(report: Report) -> str:
    explanation = report.explanation
    return explanation.target + ("" if explanation.against is None else f" rather than {explanation.against}")
