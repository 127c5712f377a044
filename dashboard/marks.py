"""Marks and names inside Plotly's charts that several pages share."""

# Marks are black and white, to stand out on bars on light and dark pages alike.
DIAMOND = {"symbol": "diamond", "size": 13, "color": "#17202E", "line": {"width": 1, "color": "#FFFFFF"}}
CIRCLE = {"symbol": "circle", "size": 7, "color": "#FFFFFF", "line": {"width": 2, "color": "#17202E"}}


def no_gaps(bars: int) -> list[float]:
    """The range of an axis of that many names; by itself it grows by the room that marks would take beyond the bars."""
    return [-0.6, bars - 0.4]


def plain_label(name: str) -> str:
    """A name inside a chart, where angle brackets would be read as markup."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
