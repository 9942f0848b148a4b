"""The rules by which two sets of variables become pairs.

1. map: what the user's map says.
2. name: equal names, relative to the scope, with the leaf in one spelling.
3. shape, order: whole layers of which no variable has a partner yet. A layer with the same
   leaves and shapes as just one other is its partner (shape). Where several are alike, they
   are taken in the order in which they were made (order), if that order is known on both sides
   and all layers of their sort agree in it, one by one.

A pair whose shapes or dtypes differ is none: both stay without a partner, with both forms in
the reason. A guess is never made: what stays is named, and the map is there to settle it.
"""

from collections.abc import Callable, Iterable, Mapping

from tfgan_lite.conversion import names
from tfgan_lite.conversion.contents import Contents, Kind, Spec
from tfgan_lite.conversion.layer_matching import Side, pair_layers
from tfgan_lite.conversion.plan import Pair, Plan
from tfgan_lite.errors import InputError

NONE = "no variable of that name, no layer like its own"


def match(
    source: Contents,
    target: Contents,
    scope: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Plan:
    """Finds the pairs.

    Args:
      source, target: of which only the specs are looked at.
      scope: str such as `generator`. In a TF1 bundle only what lies below it takes part; on
        every side names are compared without it.
      mapping: dict from source name to target name.

    Returns:
      `Plan`, in which each variable of either side stands once.

    Raises:
      InputError: for a map that names a variable twice or one that is not there, and for a
        scope with nothing below it.
    """
    plan = Plan()
    matcher = _Matcher(source, target, plan)
    matcher.by_map(mapping or {})
    if scope:
        matcher.leave_outside(scope)
    # The names as they are come first; a Keras model's own name is a scope that others lack.
    for roots in (True,) if scope else (False, True):
        for spelling in (str, names.canonical):
            matcher.by_name(matcher.keys(scope, roots, spelling))
    matcher.by_layer()
    order = {name: i for i, name in enumerate(target.specs)}
    plan.pairs.sort(key=lambda pair: order[pair.target])
    plan.without_source = _with_reasons(matcher.open_targets(), plan.without_source, target)
    plan.without_target = _with_reasons(matcher.open_sources(), plan.without_target, source)
    return plan


def check_map(mapping: Mapping[str, str], source: Contents) -> None:
    """Checks the source side of a map, and that it gives each target one source.

    Raises:
      InputError: for a source that is not there, or a target that is named twice.
    """
    for name in mapping:
        if name not in source:
            raise InputError(
                f"--map: wants names of variables of {source.path} on the left; got {name!r}. "
                "`tfgan-checkpoint list` shows them."
            )
    twice = sorted(n for n, count in _counts(mapping.values()).items() if count > 1)
    if twice:
        raise InputError(f"--map: wants one source for each target; got two for {twice[0]}.")


def takes_part(side: Contents, name: str, scope: str | None) -> bool:
    """Tells whether a variable lies below the scope, as those of a TF1 bundle have to."""
    return not scope or side.kind is not Kind.TF1 or name.startswith(f"{scope}/")


def check_scope(scope: str, contents: Iterable[Contents]) -> None:
    """Checks that a TF1 bundle has variables below the scope.

    Raises:
      InputError: with the scopes that there are.
    """
    for side in contents:
        if side and not any(takes_part(side, name, scope) for name in side):
            there = sorted({n.partition("/")[0] for n in side if "/" in n})
            raise InputError(
                f"--scope: wants a scope of {side.path}; got {scope!r}. "
                f"There are: {', '.join(there) or 'none'}."
            )


class _Matcher:
    def __init__(self, source: Contents, target: Contents, plan: Plan) -> None:
        self.source, self.target, self.plan = source, target, plan
        self.used_sources: set[str] = set()  # in a pair, or known to have no partner
        self.used_targets: set[str] = set()
        self.paired_sources: set[str] = set()
        self.paired_targets: set[str] = set()

    def open_sources(self):
        return [name for name in self.source if name not in self.paired_sources]

    def open_targets(self):
        return [name for name in self.target if name not in self.paired_targets]

    def pair(self, source: str, target: str, rule: str) -> None:
        """Makes a pair of two variables, or says of both why they are none."""
        self.used_sources.add(source)
        self.used_targets.add(target)
        a, b = self.source.specs[source], self.target.specs[target]
        if a.form != b.form:
            self.plan.mismatched.append(Pair(source, target, rule))
            self.plan.without_target[source] = f"its partner by {rule}, {target}, is {b.form}"
            self.plan.without_source[target] = (
                f"wants {b.form}; its partner by {rule}, {source}, is {a.form}"
            )
            return
        self.paired_sources.add(source)
        self.paired_targets.add(target)
        self.plan.pairs.append(Pair(source, target, rule))

    def by_map(self, mapping: Mapping[str, str]) -> None:
        check_map(mapping, self.source)
        for source, target in mapping.items():
            if target not in self.target:
                raise InputError(
                    f"--map: wants names of variables of {self.target.path} on the right; got "
                    f"{target!r}."
                )
            self.pair(source, target, "map")

    def leave_outside(self, scope: str) -> None:
        check_scope(scope, (self.source, self.target))
        reason = f"not below --scope={scope}"
        for side, used, reasons in (
            (self.source, self.used_sources, self.plan.without_target),
            (self.target, self.used_targets, self.plan.without_source),
        ):
            for name in side:
                if name not in used and not takes_part(side, name, scope):
                    used.add(name)
                    reasons[name] = reason

    def keys(
        self, scope: str | None, roots: bool, spelling: Callable[[str], str]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Returns the names to compare, for each side a dict from name to key."""

        def key(side: Contents, name: str) -> str:
            short = names.without_scope(name, scope)
            if roots and short == name:
                short = names.without_scope(name, side.root)
            return spelling(short)

        return (
            {n: key(self.source, n) for n in self.source if n not in self.used_sources},
            {n: key(self.target, n) for n in self.target if n not in self.used_targets},
        )

    def by_name(self, keys: tuple[dict[str, str], dict[str, str]]) -> None:
        """Pairs equal keys, but for those that automatic numbers make doubtful."""
        sources, targets = keys
        doubtful = _doubtful(list(sources.values()), list(targets.values()))
        for side in keys:
            for name, key in list(side.items()):
                if any(family in doubtful for family, _ in names.members(key)):
                    del side[name]
        by_key = _unique(sources)
        for key, target in _unique(targets).items():
            if key in by_key:
                self.pair(by_key[key], target, "name")

    def by_layer(self) -> None:
        """Pairs the layers of which no variable has a partner yet."""
        layers = pair_layers(
            _side(self.source, self.used_sources), _side(self.target, self.used_targets)
        )
        for source, target, rule in layers.pairs:
            self.pair(source, target, rule)
        self.plan.without_target |= layers.without_target
        self.plan.without_source |= layers.without_source


def _with_reasons(open_names: list[str], known: Mapping[str, str], side: Contents) -> dict:
    """Returns a reason for each name, in the order of the names."""

    def reason(name: str) -> str:
        layer = names.layer_of(name)
        own = layer != name and layer in side
        return known.get(name) or (f"goes with {layer}: a slot or an average" if own else NONE)

    return {name: reason(name) for name in open_names}


def _side(contents: Contents, used: set[str]) -> Side:
    """Returns the layers of a side; those of which a variable is settled are told apart."""
    layers: dict[str, list[Spec]] = {}
    for name, spec in contents.specs.items():
        layers.setdefault(names.layer_of(name), []).append(spec)
    touched = {names.layer_of(name) for name in used}
    return Side(
        {layer: specs for layer, specs in layers.items() if layer not in touched},
        {s.name for layer in touched for s in layers[layer]} - used,
        ordered=contents.kind.of_keras,
    )


def _doubtful(sources: list[str], targets: list[str]) -> set[tuple[str, str]]:
    """Returns the families whose numbers are shifted: neither side has all that the other has.

    A model made after another in one process has `dense_2, dense_3` where an equal one has
    `dense, dense_1`; an equal name of theirs would be an accident.
    """
    ours, theirs = names.families(sources), names.families(targets)
    return {
        family
        for family in ours.keys() & theirs.keys()
        if not (ours[family] <= theirs[family] or theirs[family] <= ours[family])
    }


def _unique(keys: Mapping[str, str]) -> dict[str, str]:
    """Returns the name by key, for keys that one name alone has."""
    counts = _counts(keys.values())
    return {key: name for name, key in keys.items() if counts[key] == 1}


def _counts(values: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts
