"""What result files call things: headings, words of cells, files without headings, grids of nuances.

Goes in: `kg/resources/results/*.yaml`. Goes out: one frozen `Vocabulary`. Refused (`ResourceError`): a heading that means two
things, a layout that needs a column there is not, a pattern that is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from kg.errors import ResourceError
from kg.ids import fold

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FOLDER = files("kg").joinpath("resources", "results")
_NOT_KEY = re.compile(r"[^a-z0-9%]+")
_NUMBERED = re.compile(r"\s*\d+$")
#: What a column of a file without headings may be called when nothing of it is kept.
PASSED = "passed"


@lru_cache(maxsize=16384)
def heading_key(text: str) -> str:
    """What headings and words are compared by: `% Voix/Exp` becomes `% voix exp`, `N°Panneau` `n panneau`."""
    return _NOT_KEY.sub(" ", fold(text).replace("%", " % ")).strip()


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Layout(_Frozen):
    """What a table must have: a column of each group of `needs`, none of `without`."""

    needs: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()

    def fits(self, roles: frozenset[str]) -> bool:
        """Whether a table with columns of these roles is one."""
        return all(roles.intersection(group) for group in self.needs) and not roles.intersection(self.without)


class Headless(_Frozen):
    """A file without headings: the roles of its first columns, and of those that repeat to the end of the row."""

    name: str
    columns: tuple[str, ...]
    block: tuple[str, ...] = ()


class _Columns(_Frozen):
    count: dict[str, tuple[str, ...]]
    line: dict[str, tuple[str, ...]]
    passed: tuple[str, ...]
    layouts: dict[Literal["results", "candidates", "turnout"], Layout]


class Words(_Frozen):
    """Words of cells, titles and names of files, folded."""

    elected: frozenset[str]
    not_elected: frozenset[str]
    qualified: frozenset[str]
    absent: frozenset[str]
    civilities: frozenset[str]
    pair_links: tuple[str, ...]
    fictitious: tuple[str, ...]
    provisional: tuple[str, ...]
    final: tuple[str, ...]
    ministry: tuple[str, ...]
    lists_of_elected: frozenset[str]
    lists_of_beaten: frozenset[str]
    totals: frozenset[str]
    answers: frozenset[str]
    figures_of: dict[Literal["votes", "share", "share_registered"], tuple[str, ...]]
    types: dict[str, tuple[str, ...]]
    not_types: tuple[str, ...]
    partial: frozenset[str]
    rounds: dict[int, tuple[str, ...]]
    areas: dict[str, tuple[str, ...]]
    ministry_codes: dict[str, str]
    abroad_codes: frozenset[str]
    joint_codes: dict[str, str]

    @cached_property
    def area_of(self) -> Mapping[str, str]:
        """Folded names of areas that are no constituency to the name that facts carry."""
        return {word: name for name, words in self.areas.items() for word in words}

    @cached_property
    def round_patterns(self) -> Mapping[int, re.Pattern[str]]:
        """What says which round it is, in folded text."""
        return {number: re.compile("|".join(patterns)) for number, patterns in self.rounds.items()}


class Vocabulary:
    """All of it; use `load()`, which remembers it."""

    def __init__(self, columns: _Columns, words: Words, headless: tuple[Headless, ...], grids: dict[str, frozenset[str]]) -> None:
        self.words = words
        self.headless = headless
        self.grids = grids
        self.layouts = columns.layouts
        self.count_roles = frozenset(columns.count)
        self.line_roles = frozenset(columns.line)
        self._roles = _meanings(columns)
        for name, groups in [(n, lay.needs) for n, lay in columns.layouts.items()]:
            self._check(name, [role for group in groups for role in group])
        for one in headless:
            self._check(one.name, [*one.columns, *one.block])

    def _check(self, name: str, roles: list[str]) -> None:
        unknown = set(roles) - self.count_roles - self.line_roles - {PASSED}
        if unknown:
            raise ResourceError(f"results/{name}: no column {', '.join(sorted(unknown))}", "name columns of columns.yaml")

    def role(self, heading: str) -> str | None:
        """What the column of this heading is: a role, `passed` for what is known and not kept, None for what is not known."""
        wanted = heading_key(heading)
        found = self._roles.get(wanted)
        if found is None and wanted:
            found = self._roles.get(_NUMBERED.sub("", wanted))
            return found if found in self.line_roles else None
        return found

    def layout_of(self, roles: frozenset[str]) -> str | None:
        """Name of the first layout that a table with these roles is; None where it is none."""
        return next((name for name, layout in self.layouts.items() if layout.fits(roles)), None)


def _meanings(columns: _Columns) -> dict[str, str]:
    meanings: dict[str, str] = {}
    groups = [*columns.count.items(), *columns.line.items(), (PASSED, columns.passed)]
    for role, headings in groups:
        for heading in headings:
            if heading_key(heading) != heading:
                raise ResourceError(f"results/columns.yaml: {heading!r} is not folded", f"write {heading_key(heading)!r}")
            if meanings.setdefault(heading, role) != role:
                raise ResourceError(f"results/columns.yaml: {heading!r} is {meanings[heading]} and {role}", "keep one")
    return meanings


def _read(name: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.load(_FOLDER.joinpath(name).read_text("utf-8"), Loader=_Loader)
    return loaded


@lru_cache(maxsize=1)
def load() -> Vocabulary:
    """The vocabulary of the package, remembered.

    Raises:
        ResourceError: a file of it does not say what it must.
    """
    try:
        columns = _Columns.model_validate(_read("columns.yaml"))
        words = Words.model_validate(_read("words.yaml"))
        headless = [Headless.model_validate(one) for one in _list(_read("headless.yaml")["layouts"])]
        grids = {str(k): frozenset(map(str, v)) for k, v in _table(_read("nuances.yaml")["grids"]).items()}
        words.round_patterns  # noqa: B018 (a pattern that is none is found here)
    except (ValidationError, KeyError, re.error) as error:
        raise ResourceError(f"results: {error}", "see docs/results.md for what each file holds") from error
    return Vocabulary(columns, words, tuple(headless), grids)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _table(value: object) -> dict[object, list[object]]:
    return value if isinstance(value, dict) else {}
