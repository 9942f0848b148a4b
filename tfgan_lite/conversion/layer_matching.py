"""Layers of other names that are alike: the same leaves and shapes, in the same order."""

import dataclasses
from collections.abc import Mapping

from tfgan_lite.conversion import names
from tfgan_lite.conversion.contents import Spec

Layers = Mapping[str, list[Spec]]
Form = frozenset[tuple[str, tuple[int, ...]]]


@dataclasses.dataclass(frozen=True)
class Side:
    """The layers of a source or a target.

    Attributes:
      layers: dict from name to variables, of the layers without a partner.
      rests: names of the variables without a partner in layers that have one.
      ordered: whether the layers stand in the order in which they were made. If not, the
        numbers in their names may tell it.
    """

    layers: Layers
    rests: set[str]
    ordered: bool


@dataclasses.dataclass
class Found:
    """Pairs as (source, target, rule), and reasons by name for what is in none."""

    pairs: list[tuple[str, str, str]] = dataclasses.field(default_factory=list)
    without_source: dict[str, str] = dataclasses.field(default_factory=dict)
    without_target: dict[str, str] = dataclasses.field(default_factory=dict)


def pair_layers(source: Side, target: Side) -> Found:
    """Pairs the variables of layers that are alike, by shape or by order.

    Returns:
      `Found`; reasons are given for layers that have something like them on the other side.
    """
    found = Found()
    rest = "its layer has a partner, which has nothing left for it"
    found.without_source = dict.fromkeys(target.rests, rest)
    found.without_target = dict.fromkeys(source.rests, rest)
    ours, theirs = _by_sort(source.layers), _by_sort(target.layers)
    for sort in ours.keys() & theirs.keys():
        a = _in_order(source, ours[sort])
        b = _in_order(target, theirs[sort])
        if a and b and _forms(source, a) == _forms(target, b):
            alone = len(a) == 1
            for layer, other in zip(a, b, strict=True):
                _pair(found, source, layer, target, other, "shape" if alone else "order")
        else:
            _pair_by_form(found, source, ours[sort], target, theirs[sort])
    return found


def _pair_by_form(found, source, ours, target, theirs):
    """Pairs layers of a form that one layer alone has on each side; says why not the others."""
    forms = dict.fromkeys(_forms(source, ours) + _forms(target, theirs))
    for form in forms:
        a = [layer for layer in ours if _form(source.layers[layer]) == form]
        b = [layer for layer in theirs if _form(target.layers[layer]) == form]
        if len(a) == len(b) == 1:
            _pair(found, source, a[0], target, b[0], "shape")
            continue
        if a and b:
            reason = f"like layers, in an order that is not known: {_some(a)} and {_some(b)}"
        else:
            reason = "no layer of its shapes; those of its sort are "
        _explain(found.without_target, source, a, reason if b else reason + _some(theirs))
        _explain(found.without_source, target, b, reason if a else reason + _some(ours))


def _pair(found, source, layer, target, other, rule):
    partners = {names.leaf_of(spec.name): spec.name for spec in target.layers[other]}
    for spec in source.layers[layer]:
        found.pairs.append((spec.name, partners[names.leaf_of(spec.name)], rule))


def _explain(reasons, side, layers, reason):
    for layer in layers:
        reasons.update((spec.name, reason) for spec in side.layers[layer])


def _by_sort(layers: Layers) -> dict[frozenset, list[str]]:
    """Returns the layers by what they are: leaves and numbers of axes."""
    found: dict[frozenset, list[str]] = {}
    for layer, specs in layers.items():
        leaves = [names.leaf_of(spec.name) for spec in specs]
        if len(set(leaves)) == len(leaves):  # else one spelling stands for two of its variables
            sort = frozenset((leaf, len(s.shape)) for leaf, s in zip(leaves, specs, strict=True))
            found.setdefault(sort, []).append(layer)
    return found


def _form(specs: list[Spec]) -> Form:
    return frozenset((names.leaf_of(spec.name), spec.shape) for spec in specs)


def _forms(side: Side, layers: list[str]) -> list[Form]:
    return [_form(side.layers[layer]) for layer in layers]


def _in_order(side: Side, layers: list[str]) -> list[str]:
    """Returns the layers in the order in which they were made, or nothing if it is not known."""
    if side.ordered or len(layers) == 1:
        return layers
    if len({names.series(layer) for layer in layers}) > 1:
        return []
    return sorted(layers, key=names.in_order)


def _some(layers: list[str]) -> str:
    return ", ".join(layers[:4]) + (", ..." if len(layers) > 4 else "")
