import numpy as np
import pytest

from core.errors import SettingsError
from core.explain.boxes import inside


def test_a_box_takes_every_pixel_it_touches() -> None:
    assert np.argwhere(inside([(0.31, 0.41, 0.39, 0.49)], (10, 10))).tolist() == [[4, 3]]
    assert inside([(0.25, 0.5, 0.75, 1.0)], (60, 40))[20:, 15:45].all()
    assert inside([(0.25, 0.5, 0.75, 1.0)], (60, 40)).sum() == 20 * 30


def test_boxes_add_up_and_none_take_nothing() -> None:
    assert inside([(0, 0, 1, 0.5), (0, 0.25, 1, 0.75)], (4, 4)).sum() == 12
    assert not inside([], (4, 4)).any()


@pytest.mark.parametrize(
    "box", [(0.5, 0, 0.5, 1), (0.6, 0, 0.5, 1), (-0.1, 0, 0.5, 1), (0, 0, 1, 1.1), (0, 0, 1, float("nan"))]
)
def test_a_box_without_area_or_outside_the_picture_is_refused(box) -> None:
    with pytest.raises(SettingsError, match="not within the picture"):
        inside([box], (4, 4))
