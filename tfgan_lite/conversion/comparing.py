"""Two checkpoints side by side, variable by variable."""

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np

from tfgan_lite import ulp
from tfgan_lite.conversion import keras_model, matching, opening
from tfgan_lite.conversion.contents import Contents
from tfgan_lite.conversion.names import in_order
from tfgan_lite.conversion.plan import Pair, Plan
from tfgan_lite.errors import InputError
from tfgan_lite.tables import columns, plural

# The verdicts, best first.
EQUAL = "equal"
WITHIN = "within"
DIFFERS = "differs"
ONLY_B = "only in B"
ONLY_A = "only in A"
OTHER_FORM = "other form"
_VERDICTS = (EQUAL, WITHIN, DIFFERS, ONLY_B, ONLY_A, OTHER_FORM)


@dataclasses.dataclass(frozen=True)
class Row:
    """How a variable stands in two checkpoints.

    Attributes:
      name: str; `name in A = name in B` where the two differ.
      verdict: str, one of those above.
      detail: str, the figures.
      max_ulp: int, the largest distance of two elements, see `ulp.Difference`.
    """

    name: str
    verdict: str
    detail: str = ""
    max_ulp: int = 0


@dataclasses.dataclass(frozen=True)
class Comparison:
    """The rows, worst first.

    Attributes:
      rows: tuple of `Row`.
      outside: int, how many variables of TF1 bundles do not lie below the scope.
    """

    rows: tuple[Row, ...]
    outside: int = 0

    @property
    def equal(self) -> bool:
        """Whether all variables are in both, and equal or within the allowed distance."""
        return all(row.verdict in (EQUAL, WITHIN) for row in self.rows)

    def text(self) -> str:
        """Returns the table and a closing line with the counts."""
        counts: dict[str, int] = {}
        for row in self.rows:
            counts[row.verdict] = counts.get(row.verdict, 0) + 1
        table = columns([(r.name, r.verdict, r.detail) for r in self.rows], indent="")
        said = ", ".join(f"{count} {verdict}" for verdict, count in counts.items()) or "nothing"
        verdict = "Equal" if self.equal else "Not equal"
        rest = f"; {self.outside} outside --scope were left out" if self.outside else ""
        end = f"{verdict}: {plural(len(self.rows), 'variable')}: {said}{rest}."
        return f"{table}\n{end}" if self.rows else end


def compare(
    a: str,
    b: str,
    *,
    like: Sequence[str] = (),
    scope: str | None = None,
    mapping: Mapping[str, str] | None = None,
    max_ulp: int = 0,
) -> Comparison:
    """Compares two checkpoints.

    Names of two bundles of one kind are compared as they are; those of two kinds, of Keras
    models, and all with `scope` or `mapping`, by the rules of `matching`.

    Args:
      a, b: paths.
      like: the Keras model of a `.weights.h5` file. Two such files are compared by the paths
        in them if it is left out.
      scope, mapping: as in `matching.match`, from A to B. What a TF1 bundle has outside of
        the scope is not compared.
      max_ulp: int >= 0, how many representable steps apart two numbers may be; 0 for the
        same bits.

    Returns:
      `Comparison`.

    Raises:
      InputError: for a side that cannot be read.
    """
    model_like, bundle_like = opening.split_like(like)
    if bundle_like:
        raise InputError(f"--like: wants a Keras model for a comparison; got {bundle_like!r}.")
    model = keras_model.make(model_like) if model_like else None
    a, b = opening.plain(a), opening.plain(b)
    raw = opening.kind_of_name(a) is opening.kind_of_name(b)
    left, right = (opening.read(path, model, raw=raw) for path in (a, b))
    scope = (scope or "").strip("/") or None
    # Keras numbers the layers of equal models on and on, unless it reads a file without a model.
    if left.kind is right.kind and not left.root and not scope and not mapping:
        plan = _same_names(left, right)
    else:
        plan = matching.match(left, right, scope, mapping)
    rows = [_row(left, right, pair, max_ulp) for pair in plan.pairs]
    rows += [_forms(left, right, pair) for pair in plan.mismatched]
    outside = 0
    for side, names, told, verdict in (
        (left, plan.without_target, {pair.source for pair in plan.mismatched}, ONLY_A),
        (right, plan.without_source, {pair.target for pair in plan.mismatched}, ONLY_B),
    ):
        alone = [name for name in names if name not in told]
        below = [name for name in alone if matching.takes_part(side, name, scope)]
        rows += [Row(name, verdict, side.specs[name].form) for name in below]
        outside += len(alone) - len(below)
    return Comparison(tuple(sorted(rows, key=_worst_first)), outside)


def _same_names(left: Contents, right: Contents) -> Plan:
    plan = Plan()
    for name in left:
        if name not in right:
            plan.without_target[name] = "no variable of that name"
        elif left.specs[name].form != right.specs[name].form:
            plan.mismatched.append(Pair(name, name, "name"))
        else:
            plan.pairs.append(Pair(name, name, "name"))
    plan.without_source = {n: "no variable of that name" for n in right if n not in left}
    return plan


def _row(left, right, pair, max_ulp):
    a, b = left[pair.source], right[pair.target]
    found = difference(a, b)
    if found.equal:
        return Row(_name(pair), EQUAL)
    within = max_ulp > 0 and found.max_ulp <= max_ulp
    return Row(_name(pair), WITHIN if within else DIFFERS, _figures(found), found.max_ulp)


def _figures(found: ulp.Difference) -> str:
    steps = "NaN or text" if found.max_ulp == ulp.UNORDERED else f"max {found.max_ulp:,} ULP"
    where, values = found.worst, found.worst_values
    if where is None:  # zeros of other signs, or NaNs of other bits
        where, values = found.first, found.first_values
    share = f"{found.differing:,} of {plural(found.size, 'element')} ({found.share:.1%})"
    first, second = values or ("", "")
    return f"{steps}, {share}, worst at {list(where or ())}: {first} and {second}"


def difference(a: np.ndarray, b: np.ndarray) -> ulp.Difference:
    """Returns how two arrays of one shape and dtype differ, whatever the dtype.

    Complex numbers are compared part by part. What has no order, such as strings, is equal or
    `ulp.UNORDERED` apart.
    """
    if a.dtype.kind == "c":
        a, b = (np.stack([x.real, x.imag], axis=-1) for x in (a, b))
    try:
        return ulp.summarize(a, b)
    except ValueError:
        same = np.asarray(a == b)
    if same.all():
        return ulp.Difference(a.size)
    first = tuple(int(i) for i in np.argwhere(~same)[0])
    values = (a[first], b[first])
    count = int(np.count_nonzero(~same))
    return ulp.Difference(
        a.size,
        count,
        max_ulp=ulp.UNORDERED,
        first=first,
        first_values=values,
        worst=first,
        worst_values=values,
    )


def _forms(left, right, pair):
    forms = f"{left.specs[pair.source].form} and {right.specs[pair.target].form}"
    return Row(_name(pair), OTHER_FORM, forms)


def _name(pair):
    return pair.source if pair.source == pair.target else f"{pair.source} = {pair.target}"


def _worst_first(row):
    return -_VERDICTS.index(row.verdict), -row.max_ulp, in_order(row.name)
