from core.evaluation.errors.corrections import DROP, KEEP, Corrections
from core.evaluation.errors.labels import LabelDoubt

DOUBTS = [LabelDoubt(name, "Cups", "Lamps", 0.1, 0.9) for name in "abcd"]


def rows(corrections: Corrections) -> list[tuple[str, ...]]:
    return list(corrections.to_frame(DOUBTS).itertuples(index=False, name=None))


def test_decisions_become_rows_in_the_order_of_the_doubts() -> None:
    corrections = Corrections()
    corrections.decide({"c": DROP})
    corrections.decide({"a": "Lamps", "b": KEEP})
    corrections.decide({"d": "Cups"})

    assert rows(corrections) == [
        ("a", "Cups", "relabel", "Lamps"),
        ("b", "Cups", "keep", "Cups"),
        ("c", "Cups", "drop", ""),
        ("d", "Cups", "keep", "Cups"),
    ]


def test_each_step_is_taken_back_in_turn() -> None:
    corrections = Corrections()
    corrections.decide({"a": KEEP})
    corrections.decide({"a": "Lamps", "b": "Lamps"})
    corrections.decide({"a": None})
    assert corrections.decisions == {"b": "Lamps"}

    corrections.undo()
    assert corrections.decisions == {"a": "Lamps", "b": "Lamps"}
    corrections.undo()
    assert corrections.decisions == {"a": KEEP}
    corrections.undo()
    assert corrections.decisions == {}
    assert not corrections.can_undo
    corrections.undo()
    assert corrections.decisions == {}


def test_deciding_the_same_again_is_no_step() -> None:
    corrections = Corrections()
    corrections.decide({"a": None})
    corrections.decide({"a": DROP})
    corrections.decide({"a": DROP})
    corrections.undo()

    assert corrections.decisions == {}
    assert not corrections.can_undo


def test_nothing_decided_gives_a_table_without_rows() -> None:
    assert list(Corrections().to_frame(DOUBTS).columns) == ["id", "given", "action", "label"]
    assert rows(Corrections()) == []
