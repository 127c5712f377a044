"""A progress bar on standard error."""

import sys
from types import TracebackType

from tqdm import tqdm


class Bar:
    """Drawn from its first call to its last; silent where standard error is no terminal.

    Example:
        >>> with Bar("Encoding", "pictures") as bar:
        ...     bar(1, 2)
    """

    def __init__(self, title: str, unit: str) -> None:
        """Name the work and what is counted."""
        self._title, self._unit = title, unit
        self._bar: tqdm | None = None

    def __enter__(self) -> "Bar":
        """Nothing is drawn before the first call."""
        return self

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are done."""
        if self._bar is None:
            silent = not sys.stderr.isatty()
            self._bar = tqdm(total=total, desc=self._title, unit=f" {self._unit}", file=sys.stderr, disable=silent)
        self._bar.update(done - self._bar.n)

    def note(self, text: str) -> None:
        """Write a few words behind the bar."""
        if self._bar is not None:
            self._bar.set_postfix_str(text)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the bar as it stands."""
        if self._bar is not None:
            self._bar.close()


class Bars:
    """Bars by title, each drawn from its first call; one after the other."""

    def __init__(self) -> None:
        """Begin without any."""
        self._bars: dict[str, Bar] = {}

    def __enter__(self) -> "Bars":
        """Nothing is drawn before the first call."""
        return self

    def bar(self, title: str, unit: str) -> Bar:
        """The bar of that title."""
        return self._bars.setdefault(title, Bar(title, unit))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave all bars as they stand."""
        for bar in self._bars.values():
            bar.__exit__(kind, error, trace)
