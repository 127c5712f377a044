"""The products that the filters leave, and for each chart those that its own clicks would hide from it."""

from dataclasses import dataclass

from core.evaluation.slicing import MODALITY, SOURCE
from dashboard.evaluation.measures import Filters, Measured


@dataclass(frozen=True, eq=False)
class View:
    """A table of predictions and how it is filtered.

    Attributes:
        everything: all predictions.
        filters: what is shown of them.
    """

    everything: Measured
    filters: Filters

    @property
    def measured(self) -> Measured:
        """The products that pass all filters."""
        return self.everything.only(self.filters)

    def beside(self, *names: str) -> Measured:
        """The products that pass all filters but those on the columns of these names.

        A chart draws them: clicking one of its bars would else leave nothing beside that bar to compare it with.
        """
        return self.everything.only(self.filters.beside(*names))

    def chosen(self, name: str) -> frozenset[str]:
        """What is chosen of one column."""
        if name == SOURCE:
            return frozenset(self.filters.sources)
        if name == MODALITY:
            return frozenset([self.filters.modality] if self.filters.modality else [])
        return frozenset(each.value for each in self.filters.conditions if each.column == name)
