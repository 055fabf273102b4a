"""The order of loading: what something stands on comes before it, and so does what lies behind it as seen from the door."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.planner.compiled import inlined, making

Ints = npt.NDArray[np.int32]


@inlined
def _before(boxes: Ints, a: int, b: int) -> bool:
    """Whether a must be loaded before b: b stands on a, or stands in a's straight way from the door."""
    if not (boxes[a, 1] < boxes[b, 4] and boxes[b, 1] < boxes[a, 4]):
        return False
    if boxes[a, 3] <= boxes[b, 0]:
        return bool(boxes[a, 2] < boxes[b, 5] and boxes[b, 2] < boxes[a, 5])
    return bool(boxes[a, 5] == boxes[b, 2] and boxes[a, 0] < boxes[b, 3] and boxes[b, 0] < boxes[a, 3])


@making
def loading_order(boxes: Ints, turn: Ints, order: Ints) -> int:
    """Puts boxes into an order in which each can be brought in.

    Args:
        boxes: (x1, y1, z1, x2, y2, z2) of each, sorted as one would like to load them, farther stops first.
        turn: The part of the load each belongs to: all of a lower one come first.
        order: Receives their indexes.

    Returns:
        How many were put in order. Fewer than all if some lock each other in; a load may leave those out.
    """
    n = boxes.shape[0]
    waits = np.zeros(n, np.int32)
    for a in range(n):
        for b in range(n):
            if turn[a] == turn[b] and _before(boxes, a, b):
                waits[b] += 1
    done, first = 0, 0
    while first < n:
        if waits[first] < 0:
            first += 1
            continue
        chosen, part = -1, turn[first]
        for i in range(first, n):
            if turn[i] != part:
                break
            if waits[i] == 0:
                chosen = i
                break
        if chosen < 0:
            # They lock each other in: the highest is left out, so that nothing that stays loses what carries it.
            highest = -1
            for i in range(first, n):
                if turn[i] == part and waits[i] > 0 and boxes[i, 2] > highest:
                    highest, chosen = boxes[i, 2], i
        else:
            order[done] = chosen
            done += 1
        waits[chosen] = -1
        for b in range(first, n):
            if waits[b] > 0 and turn[b] == part and _before(boxes, chosen, b):
                waits[b] -= 1
    return done
