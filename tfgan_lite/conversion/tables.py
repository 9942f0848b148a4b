"""A checkpoint's contents, and a plan to convert it, as text."""

from collections.abc import Mapping

from tfgan_lite.conversion.contents import Contents, Kind
from tfgan_lite.conversion.plan import Plan
from tfgan_lite.tables import columns, plural


def contents_text(contents: Contents) -> str:
    """Returns a checkpoint's variables, a line each, and a closing line."""
    specs = list(contents.specs.values())
    lines = (
        [columns([(s.name, s.dtype, str(list(s.shape))) for s in specs], indent="")]
        if specs
        else []
    )
    numbers = plural(sum(s.size for s in specs), "number")
    also = "".join(f", and TensorFlow's own {name}" for name in contents.bookkeeping)
    end = f"{contents.kind.value}: {plural(len(specs), 'variable')}, {numbers}{also}."
    return "\n".join([*lines, end])


def conversion_text(
    source: Contents, target: str, kind: Kind, plan: Plan, pairs: bool, kept: str
) -> str:
    """Returns a plan: the pairs, the targets without a source and the sources left behind.

    Args:
      source: `Contents`.
      target: path.
      kind: of the target.
      plan: `Plan`.
      pairs: whether to show the pairs.
      kept: what becomes of a target without a source, to stand before the reason.
    """
    parts = []
    if pairs and plan.pairs:
        rows = [("source", "target", "form", "by")]
        rows += [(p.source, p.target, source.specs[p.source].form, p.rule) for p in plan.pairs]
        parts.append(columns(rows, indent=""))
    if plan.without_source:
        heading = f"Target variables without a source{f' ({kept})' if kept else ''}:"
        parts.append(f"{heading}\n{_reasons(plan.without_source)}")
    if plan.without_target:
        parts.append(f"Source variables left behind:\n{_reasons(plan.without_target)}")
    parts.append(
        f"{source.path} ({source.kind.value}) to {target} ({kind.value}): "
        f"{plural(len(plan.pairs), 'pair')}, {len(plan.without_source)} without a source, "
        f"{len(plan.without_target)} left behind."
    )
    return "\n".join(parts)


def _reasons(reasons: Mapping[str, str]) -> str:
    return columns(list(reasons.items()))
