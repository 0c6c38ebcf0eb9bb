"""Where every node of the whole graph stands: elections, their contests and the candidates give it its structure.

Goes in: a page. Goes out: one (x, y) a node, whole numbers. Elections are blocks from the latest to the oldest; their contests lie
in the squares of the tile map where there are many, else in a grid; candidates stand in their first contest's cell; parties and
offices stand at the mean of who is tied to them, in bands above and below. No randomness, no iteration: the same page gives the
same places, in linear time.
"""

from __future__ import annotations

import math
from collections import defaultdict

from kg.view import assets
from kg.view.model import Page

#: Room around a candidate, in the units of the drawing.
_STEP_X, _STEP_Y = 90, 34
_BETWEEN_CELLS, _BETWEEN_BLOCKS, _BAND = 60, 140, 110
_CELL_WIDTH, _BETWEEN_SQUARES = 2 * _STEP_X + _BETWEEN_CELLS, 120
#: From how many contests that have their square on the map an election is laid out as one.
_MAPPED = 30
#: How many columns a block of contests has for each row.
_WIDER = 1.4
#: What a contest with its candidates takes, to choose how wide a row of elections is.
_CELL_AREA = _CELL_WIDTH * (5 * _STEP_Y + _BETWEEN_CELLS)


def positions(page: Page) -> list[tuple[int, int]]:
    """Give a place for each node, in the order of `page.nodes`."""
    places: dict[int, tuple[float, float]] = {}
    blocks = _blocks(page)
    shelf = math.sqrt(sum((len(contests) + 1) * _CELL_AREA for _, contests, _ in blocks) * 2.4)
    left = top = depth = right = 0.0
    for election, contests, members in blocks:
        width, height = _block(places, page, left, top, contests, members)
        if election is not None:
            places[election] = (left + width / 2 - _STEP_X, top - _STEP_Y * 1.5)
        left, depth = left + width + _BETWEEN_BLOCKS, max(depth, height)
        right = max(right, left)
        if left > shelf:
            left, top, depth = 0.0, top + depth + _BETWEEN_BLOCKS, 0.0
    _bands(page, places, max(right, 1000.0))
    return [(round(places[n][0]), round(places[n][1])) for n in range(len(page.nodes))]


def _blocks(page: Page) -> list[tuple[int | None, list[int], dict[int, list[int]]]]:
    """(election, its contests, candidates by contest), the latest election first; contests without an election come last."""
    election_of = {e.source: e.target for e in page.edges if e.kind == "part"}
    members: dict[int, list[int]] = defaultdict(list)
    home: dict[int, int] = {}
    for edge in page.edges:
        if edge.kind == "ran" and page.nodes[edge.target].kind == "contest" and home.setdefault(edge.source, edge.target) == edge.target:
            members[edge.target].append(edge.source)
    contests: dict[int | None, list[int]] = defaultdict(list)
    for number, node in enumerate(page.nodes):
        if node.kind == "election":
            contests.setdefault(number, [])
        if node.kind == "contest":
            contests[election_of.get(number)].append(number)
    dated = sorted((k for k in contests if k is not None), key=lambda k: (page.nodes[k].date, page.nodes[k].id), reverse=True)
    order: list[int | None] = [*dated, *([None] if None in contests else [])]
    return [(k, sorted(contests[k], key=lambda c: page.nodes[c].id), members) for k in order]


def _block(
    places: dict[int, tuple[float, float]], page: Page, left: float, first: float, contests: list[int], members: dict[int, list[int]]
) -> tuple[float, float]:
    """Lay the contests of one election out: on the map where they are many, else in a grid; its width and height."""
    placed = [contest for contest in contests if page.nodes[contest].place]
    if len(placed) < _MAPPED:
        return _grid(places, left, first, contests, members)
    width, height = _mapped(places, page, left, first, placed, members)
    others = [contest for contest in contests if not page.nodes[contest].place]
    if not others:
        return width, height
    wide, high = _grid(places, left, first + height + _BETWEEN_CELLS, others, members)
    return max(width, wide), height + _BETWEEN_CELLS + high


def _mapped(
    places: dict[int, tuple[float, float]], page: Page, left: float, first: float, contests: list[int], members: dict[int, list[int]]
) -> tuple[float, float]:
    """Lay contests in the squares of the tile map, each square a grid of its own; the width and height of the map."""
    squares: dict[str, list[int]] = defaultdict(list)
    for contest in contests:
        squares[page.nodes[contest].place].append(contest)
    tiles = [tile for tile in assets.tiles() if tile["code"] in squares]
    columns = math.ceil(math.sqrt(max(map(len, squares.values()))))
    width = columns * _CELL_WIDTH + _BETWEEN_SQUARES
    deepest: dict[int, float] = defaultdict(float)
    for tile in tiles:
        deepest[tile["row"]] = max(deepest[tile["row"]], _grid({}, 0, 0, squares[tile["code"]], members, columns)[1])
    west, tops, top = min(tile["column"] for tile in tiles), {}, first
    for row in range(min(deepest), max(deepest) + 1):
        tops[row] = top
        top += deepest.get(row, _STEP_Y * 4) + _BETWEEN_SQUARES
    for tile in tiles:
        _grid(places, left + (tile["column"] - west) * width, tops[tile["row"]], squares[tile["code"]], members, columns)
    return (max(tile["column"] for tile in tiles) - west + 1) * width, top - first


def _grid(
    places: dict[int, tuple[float, float]],
    left: float,
    first: float,
    contests: list[int],
    members: dict[int, list[int]],
    columns: int | None = None,
) -> tuple[float, float]:
    """Lay contests in a grid near a square, or of so many columns; its width and height."""
    columns = columns or max(1, math.ceil(math.sqrt(len(contests) * _WIDER)))
    top = first
    for start in range(0, len(contests), columns):
        row = contests[start : start + columns]
        for column, contest in enumerate(row):
            x = left + column * _CELL_WIDTH
            places[contest] = (x, top)
            for place, person in enumerate(members[contest]):
                places[person] = (x + _STEP_X * (0.5 + place % 2), top + _STEP_Y * (1 + place // 2))
        top += _STEP_Y * (2 + max((len(members[c]) + 1) // 2 for c in row)) + _BETWEEN_CELLS
    return columns * _CELL_WIDTH, top - first


def _bands(page: Page, places: dict[int, tuple[float, float]], right: float) -> None:
    """Place what has no place yet, in the order of where its neighbours stand: parties above, the rest below."""
    near: dict[int, list[int]] = defaultdict(list)
    for edge in page.edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    bottom = max((y for _, y in places.values()), default=0.0) + _BAND
    wishes: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, node in enumerate(page.nodes):
        if number not in places:
            xs = [places[n][0] for n in near[number] if n in places]
            wishes["party" if node.kind == "party" else "other"].append((sum(xs) / len(xs) if xs else right, number))
    columns = max(1, int(right / _STEP_X))
    for band, wanted in wishes.items():
        rows = math.ceil(len(wanted) / columns)
        step = right / math.ceil(len(wanted) / rows)
        for at, (_, number) in enumerate(sorted(wanted)):
            y = -2 * _BAND - (at % rows) * _STEP_Y * 1.4 if band == "party" else bottom + (at % rows) * _STEP_Y * 1.4
            places[number] = (at // rows * step, y)
