"""A line of very many points drawn with few."""

import heapq

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
# A quarter of a pixel on a chart 1,000 pixels wide.
INVISIBLE = 0.00025


def thin(x: Points, y: Points, most: int = 200, tolerance: float = INVISIBLE) -> tuple[Points, Points]:
    """Keep the points that shape a line.

    Starting from the two ends, the point farthest from the line kept so far is added until all lie within
    ``tolerance`` or ``most`` points are kept (Douglas and Peucker, "Algorithms for the reduction of the number of
    points required to represent a digitized line", 1973, with the farthest point always next).

    Args:
        x: (K,) in the order of the line, K at least 2.
        y: (K,)
        most: points kept at most, at least 2.
        tolerance: distance that may be lost, in units of x and y.

    Returns:
        x and y of the kept points, the two ends among them, in the same order.
    """
    kept = [0, len(x) - 1]
    queue: list[tuple[float, int, int, int]] = []
    _offer(queue, x, y, 0, len(x) - 1)
    while queue and len(kept) < most:
        distance, first, middle, last = heapq.heappop(queue)
        if -distance <= tolerance:
            break
        kept.append(middle)
        _offer(queue, x, y, first, middle)
        _offer(queue, x, y, middle, last)
    index = np.array(sorted(kept))
    return x[index], y[index]


def _offer(queue: list[tuple[float, int, int, int]], x: Points, y: Points, first: int, last: int) -> None:
    """Queue the point between ``first`` and ``last`` that is farthest from the straight line between them."""
    if last - first < 2:
        return
    along = np.array([x[last] - x[first], y[last] - y[first]])
    length = float(np.hypot(*along))
    from_x, from_y = x[first + 1 : last] - x[first], y[first + 1 : last] - y[first]
    distances = np.abs(along[0] * from_y - along[1] * from_x) / length if length > 0 else np.hypot(from_x, from_y)
    farthest = int(distances.argmax())
    heapq.heappush(queue, (-float(distances[farthest]), first, first + 1 + farthest, last))
