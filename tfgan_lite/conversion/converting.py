"""From a checkpoint of one kind to one of another: planned first, then written whole."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tfgan_lite import checkpoints
from tfgan_lite.conversion import (
    averages,
    bundle,
    keras_model,
    matching,
    names,
    object_tree,
    opening,
    placing,
)
from tfgan_lite.conversion.contents import Contents, Kind
from tfgan_lite.conversion.plan import Pair, Plan
from tfgan_lite.conversion.tables import conversion_text
from tfgan_lite.errors import InputError


@dataclasses.dataclass
class Conversion:
    """A conversion that is planned and not yet written.

    Attributes:
      source: `Contents`.
      target: str, the path to write.
      kind: `Kind` of the target.
      plan: `Plan`.
      like: `Contents` of what the target should look like, with the values that targets
        without a source keep; None for a bundle that takes its names from the source.
      partial: whether such targets are allowed.
      model: the Keras model to write, for a target of Keras.
    """

    source: Contents
    target: str
    kind: Kind
    plan: Plan
    like: Contents | None
    partial: bool
    model: Any = None

    def text(self, pairs: bool = True) -> str:
        """Returns the table of the pairs, if wanted, and all variables that are in none."""
        kept = "keeps the value of --like" if self.partial else ""
        return conversion_text(self.source, self.target, self.kind, self.plan, pairs, kept)

    def check(self) -> None:
        """Checks that it may be written.

        Raises:
          InputError: if nothing has a partner, or a target has no source without `partial`.
        """
        missing = list(self.plan.without_source)
        some = ", ".join(missing[:4]) + (", ..." if len(missing) > 4 else "")
        if not self.plan.pairs:
            raise InputError(
                f"convert: wants variables of {self.source.path} that have a place in "
                f"{self.target}; got none. Give --scope, --map or --like."
            )
        if missing and not self.partial:
            raise InputError(
                f"convert: wants a source for every variable of the target; got none for "
                f"{len(missing)}: {some}. Give --map or --scope, or --partial to let them keep "
                "the value of --like."
            )
        if self.kind is Kind.TF2:
            object_tree.check_names(pair.target for pair in self.plan.pairs)

    def write(self) -> None:
        """Writes the target, whole or not at all.

        Raises:
          InputError: as `check`, and if the source cannot be read or the target not written.
        """
        self.check()
        arrays: dict[str, np.ndarray] = {}
        try:
            for pair in self.plan.pairs:
                arrays[pair.target] = self.source[pair.source]
        except checkpoints.READ_ERRORS as error:
            raise InputError(
                f"checkpoint {self.source.path}: cannot be read ({str(error).splitlines()[0]})."
            ) from error
        if self.like is not None:
            arrays |= {name: self.like[name] for name in self.plan.without_source}
        with placing.placing(self.target, self.kind) as path:
            if self.kind.of_keras:
                keras_model.write(path, self.model, arrays)
            elif self.kind is Kind.TF2:
                object_tree.write(path, arrays)
            else:
                bundle.write(path, arrays)


def prepare(
    source: str,
    target: str,
    *,
    like: Sequence[str] = (),
    scope: str | None = None,
    mapping: Mapping[str, str] | None = None,
    to: str | None = None,
    averaged: bool = False,
    partial: bool = False,
    overwrite: bool = False,
) -> Conversion:
    """Opens both sides and finds the pairs; writes nothing.

    Args:
      source, target: paths. A target that ends in neither `.weights.h5` nor `.keras` is a
        bundle of the kind `to`.
      like: what the target should look like, and the model of a `.weights.h5` source: a
        Keras model (`PACKAGE.MODULE:FUNCTION` or `FILE.keras`), a bundle, or one of each.
      scope: str, the scope of the variables in a TF1 bundle that the other side knows
        without it.
      mapping: dict from source name to target name.
      to: `tf1` or `tf2`; None for the kind of the bundle in `like`, else for the other kind
        than the source's.
      averaged: whether an average is taken in the place of what it averages.
      partial: whether a target may keep the value that it has in `like`.
      overwrite: whether a target that exists may be replaced.

    Returns:
      `Conversion`.

    Raises:
      InputError: for a side that cannot be used, and a map or scope that does not fit.
    """
    source, target = opening.plain(source), opening.plain(target)
    scope = (scope or "").strip("/") or None
    model_like, bundle_like = opening.split_like(like)
    keras_kind = opening.kind_of_name(target)
    _check_forms(source, target, to, model_like, bundle_like)
    model = keras_model.make(model_like) if model_like else None
    wanted = opening.read(bundle_like) if bundle_like else None
    if keras_kind is not None:
        if model is None:
            model = keras_model.make(_model_of(source, target))
        wanted = keras_model.of_model(target, keras_kind, model)
    contents = opening.read(source, model)
    kind = keras_kind or _bundle_kind(to, contents, wanted)
    placing.check(target, kind, overwrite)
    instead: dict[str, str] = {}
    if averaged:
        contents, instead = averages.in_place(contents)
    if wanted is None:
        plan = _renamed(contents, kind, scope, mapping or {})
    else:
        plan = matching.match(contents, wanted, scope, mapping)
    reason = "TensorFlow's own count of saves"
    plan.without_target |= instead | dict.fromkeys(contents.bookkeeping, reason)
    return Conversion(contents, target, kind, plan, wanted, partial, model)


def _check_forms(source, target, to, model_like, bundle_like):
    """Checks that each argument has something to say about the two paths."""
    keras_sides = [opening.kind_of_name(path) is not None for path in (source, target)]
    if not keras_sides[1]:
        checkpoints.check_path("target", target)
    for flag, value in (("to", to), ("like", bundle_like)):
        if keras_sides[1] and value is not None:
            raise InputError(
                f"--{flag}: {value} goes with a bundle as the target; got {target}. Leave it out."
            )
    if model_like is not None and not any(keras_sides):
        raise InputError(
            f"--like: the Keras model {model_like} goes with a .weights.h5 or .keras file; got "
            f"{source} and {target}. Leave it out."
        )


def read_map(path: str) -> dict[str, str]:
    """Reads a map: a JSON object from source name to target name.

    Raises:
      InputError: for a file that is none.
    """
    try:
        with open(path, encoding="utf-8") as file:
            mapping = json.load(file)
        if not isinstance(mapping, dict) or not all(isinstance(v, str) for v in mapping.values()):
            raise ValueError("it is no object of strings")
    except (OSError, ValueError) as error:
        raise InputError(
            f"--map: wants a JSON object from source names to target names; {path} cannot be "
            f"read as one ({error})."
        ) from error
    return mapping


def _bundle_kind(to, source, wanted):
    if to:
        return {"tf1": Kind.TF1, "tf2": Kind.TF2}[to]
    if wanted is not None:
        return wanted.kind
    return Kind.TF2 if source.kind is Kind.TF1 else Kind.TF1


def _model_of(source, target):
    """Returns the source if it has a model to copy."""
    if opening.kind_of_name(source) is not Kind.KERAS:
        raise InputError(
            f"--like: wants the Keras model to write into {target}, as PACKAGE.MODULE:FUNCTION or "
            "FILE.keras; got none."
        )
    return source


def _renamed(source: Contents, kind: Kind, scope: str | None, mapping: Mapping[str, str]) -> Plan:
    """Plans a bundle that takes its names from the source, by the map or by the scope."""
    matching.check_map(mapping, source)
    if scope:
        matching.check_scope(scope, (source,))
    plan = Plan()
    taken: dict[str, str] = {}
    for name in source:
        if name not in mapping and not matching.takes_part(source, name, scope):
            plan.without_target[name] = f"not below --scope={scope}"
            continue
        new = mapping.get(name) or _new_name(name, source, kind, scope)
        if new in taken:
            raise InputError(
                f"convert: wants one source for each target; got {taken[new]} and {name} for "
                f"{new}. Give another name to one of them with --map."
            )
        taken[new] = name
        plan.pairs.append(Pair(name, new, "map" if name in mapping else "name"))
    return plan


def _new_name(name, source, kind, scope):
    if kind is Kind.TF1 and source.kind is not Kind.TF1 and scope:
        short = names.without_scope(name, scope)
        return f"{scope}/{names.without_scope(short, source.root)}"
    return name if kind is source.kind else names.without_scope(name, scope)
