"""What a port changed, by rule, and every place that needs a person."""

import collections
import pathlib
from collections.abc import Sequence

from tfgan_lite.legacy.porter.porting import Ported

_PROMOTION = (
    "The launcher keeps NumPy 1's promotion for these files and the port has NumPy 2's. "
    "float32 arrays beside NumPy scalars, such as np.sqrt(2), become float64."
)


def text(
    ported: Sequence[Ported],
    others: Sequence[pathlib.PurePath],
    left_out: Sequence[pathlib.PurePath] = (),
    verbose: bool = False,
) -> str:
    """Returns the report as lines.

    Args:
      ported: the ports of the Python files.
      others: what was copied as it is.
      left_out: folders that were not copied.
      verbose: True for the place of every change.
    """
    changed = [file for file in ported if file.after != file.before]
    lines = [f"{len(ported)} Python files, {len(changed)} of them changed."]
    if others:
        lines.append(_copied(others))
    if left_out:
        lines.append(f"Not copied, as no part of the program: {_listed(left_out)}.")
    modern = [file.path for file in ported if file.modern]
    if modern:
        lines.append(f"Written for TensorFlow 2, whose names stay: {_listed(modern)}.")
    lines += _changes(ported, verbose)
    lines += _notes(ported)
    return "\n".join(lines)


def _copied(others):
    notebooks = [path for path in others if path.suffix == ".ipynb"]
    line = f"{len(others)} other files copied as they are."
    if notebooks:
        line += f" Notebooks among them, which the porter does not read: {_listed(notebooks)}."
    return line


def _listed(paths):
    return ", ".join(map(str, paths))


def _changes(ported, verbose):
    places: dict[str, list[str]] = collections.defaultdict(list)
    for file in ported:
        for change in sorted(file.changes, key=lambda c: c.line):
            places[change.rule].append(f"{file.path}:{change.line}")
    if not places:
        return ["No changes."]
    width = max(map(len, places))
    lines = ["", "Changes by rule:"]
    for rule in sorted(places, key=lambda rule: (-len(places[rule]), rule)):
        lines.append(f"  {rule:<{width}}  {len(places[rule]):>5}")
        if verbose:
            lines += [f"    {place}" for place in dict.fromkeys(places[rule])]
    return lines


def _notes(ported):
    notes = [(file, note) for file in ported for note in sorted(file.notes, key=lambda n: n.line)]
    if not notes:
        return ["", "Nothing that needs a person was found."]
    lines = ["", f"Places that need a person: {len(notes)}"]
    lines += [f"  {file.path}:{note.line}: {note.text} ({note.rule})" for file, note in notes]
    if any("numpy" in file.before for file in ported):
        lines += ["", _PROMOTION]
    return lines
