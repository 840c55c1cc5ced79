"""The trees of a file of criteria: all, any and not over rules."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from iomctl.domain.criteria.criteria import Tree
from iomctl.errors import BadValue
from iomctl.inputs.criteria.shape import TAKEN_AS, WHEN_UNKNOWN
from iomctl.inputs.files.toml_faults import Fault, FaultsFound, found
from iomctl.inputs.files.toml_lines import KeyPath
from iomctl.inputs.quoting import nearest, quoted

KINDS = ("all", "any", "not")
DEEPEST = 8
"""Tables within tables in one tree."""


@dataclass(frozen=True)
class Trees:
    """The faults of trees, and the rules they name with the place of each."""

    faults: FaultsFound
    named: list[tuple[KeyPath, str]] = field(default_factory=list)

    def read(self, raw: object, path: KeyPath, depth: int = 1) -> Tree | None:
        """The tree at a path, or the name of a rule inside one; None when it has faults."""
        if isinstance(raw, str) and depth > 1:
            self.named.append((path, raw))
            return Tree("rule", rule=raw)
        if wrong := [key for key in raw if key not in (*KINDS, WHEN_UNKNOWN)] if isinstance(raw, dict) else []:
            known = (*KINDS, WHEN_UNKNOWN)
            self.faults.extend(
                Fault((*path, key), f"all, any or not is expected{nearest(key, known)}") for key in wrong
            )
            return None
        with self.faults.at(*path):
            kind, inside = _opened(raw, depth)
            read = self._whole(kind, inside, (*path, kind), depth)
            with self.faults.at(*path, WHEN_UNKNOWN):
                return replace(read, unknown_is_no=_taken(raw)) if read else None
        return None

    def _whole(self, kind: str, inside: object, path: KeyPath, depth: int) -> Tree | None:
        with self.faults.at(*path):
            if kind == "not":
                if isinstance(inside, list):
                    raise BadValue("one rule or one table is expected, a list was found; put any or all inside not")
                parts = [self.read(inside, path, depth + 1)]
            else:
                items = _listed(inside)
                parts = [self.read(one, (*path, at), depth + 1) for at, one in enumerate(items)]
            read = tuple(one for one in parts if one is not None)
            return Tree(kind, read) if len(read) == len(parts) else None
        return None


def unknown(named: Iterable[tuple[KeyPath, str]], what: str, known: Collection[str]) -> list[Fault]:
    """The words that are no name of a `what`, each told once, where it first stands, with the names there are."""
    places: dict[str, list[KeyPath]] = {}
    for path, word in named:
        if word not in known:
            places.setdefault(word, []).append(path)
    return [Fault(paths[0], _no_such(word, what, len(paths), known)) for word, paths in places.items()]


def _no_such(word: str, what: str, times: int, known: Collection[str]) -> str:
    used = "" if times == 1 else f" (named {times} times)"
    return f"no {what} is called {quoted(word)}{used}; {what}s: {', '.join(known)}{nearest(word, known)}"


def _opened(raw: object, depth: int) -> tuple[str, object]:
    """The one key of a tree's table and what stands there."""
    if not isinstance(raw, dict):
        where = "a table with all, any or not" if depth == 1 else "a rule or a table with all, any or not"
        raise BadValue(f"{where} is expected, {found(raw)} was found")
    if depth > DEEPEST:
        raise BadValue(f"tables within tables, too deep: {DEEPEST} at most")
    if not raw:
        raise BadValue("a tree with no rule: all, any or not is expected")
    opened = {key: inside for key, inside in raw.items() if key != WHEN_UNKNOWN}
    if not opened:
        raise BadValue(f"{WHEN_UNKNOWN} goes with all, any or not")
    if len(opened) > 1:
        keys = " and ".join(opened)
        raise BadValue(f"one of all, any and not is expected, {keys} were found; put one inside the other")
    return next(iter(opened.items()))


def _taken(raw: object) -> bool:
    """Whether a tree is taken as no where it is not known."""
    if not isinstance(raw, dict) or WHEN_UNKNOWN not in raw:
        return False
    if raw[WHEN_UNKNOWN] != TAKEN_AS:
        raise BadValue(f"{TAKEN_AS} is expected, {found(raw[WHEN_UNKNOWN])} was found")
    return True


def _listed(inside: object) -> list[object]:
    if not isinstance(inside, list):
        raise BadValue(f"a list of rules is expected, {found(inside)} was found")
    if not inside:
        raise BadValue("a tree with no rule: at least one is needed")
    return inside
