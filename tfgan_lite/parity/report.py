"""A comparison of engines as text for a terminal: the verdicts, the cause, the distances."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from tfgan_lite.determinism import Numerics
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.divergence import Divergence
from tfgan_lite.parity.history import Point, rows
from tfgan_lite.parity.result import Comparison, Pair, Verdict
from tfgan_lite.parity.setup import Setup
from tfgan_lite.parity.value import count_text, written

# What was found for a pair, by its two engines: the cause, or why there is none.
Causes = Mapping[tuple[str, str], Cause | str]

_WIDTH = 98
_TRIED = {True: "agree", False: "still differ", None: "not tried"}
_NUMBER = ">"  # how the cells of a column of numbers are aligned


def text(comparison: Comparison, causes: Causes, setup: Setup) -> str:
    """Returns a comparison as text of about 100 columns.

    Args:
      comparison: `Comparison`.
      causes: dict from (first, second) engine to `Cause`, or to a line that says why the cause
        is not known; may lack pairs.
      setup: `Setup` that was compared.

    Returns:
      str: what was compared; a verdict for each pair; for each that is not equal where it
      parts, the cause, the switches and how the distance grows; the engines' speeds.
    """
    parts = [_heading(comparison, setup), _verdicts(comparison.pairs)]
    for pair in comparison.pairs:
        if pair.verdict is not Verdict.EQUAL:
            parts.append(_pair(pair, causes.get((pair.first, pair.second))))
    return "\n\n".join([*parts, _speeds(comparison)])


def verdict_text(pair: Pair) -> str:
    """Returns the verdict on a pair in words, such as `diverged at step 7`."""
    if pair.verdict is Verdict.WITHIN:
        return f"within max_ulp, {count_text(_most(pair.points))} ULP at most"
    if pair.verdict is Verdict.DIVERGED and pair.divergence:
        return f"{pair.verdict.value} at step {pair.divergence.step}"
    if pair.verdict is Verdict.NOT_FINITE:
        return f"{pair.verdict.value} at step {pair.steps}"
    if pair.verdict is Verdict.FAILED and pair.steps:
        return f"{pair.verdict.value} after step {pair.steps}"
    return pair.verdict.value


def switches_text(numerics: Numerics) -> str:
    """Returns what a `Numerics` switches, in words."""
    words = [
        f"grappler's {', '.join(numerics.passes_off)} off" if numerics.passes_off else "all passes",
        f"gradients added up as {'a tape' if numerics.tape_order else 'tf.gradients'} does",
        f"oneDNN {'on' if numerics.onednn else 'off'}",
        f"op determinism {_op_determinism(numerics)}",
        f"TF32 {'on' if numerics.tf32 else 'off'}",
    ]
    return "; ".join(words)


def _op_determinism(numerics: Numerics) -> str:
    if numerics.op_determinism:
        return "on"
    return "on with a GPU" if numerics.gpu_determinism else "off"


def _heading(comparison, setup):
    batches = "the game's batches" if setup.batch_size is None else f"batches of {setup.batch_size}"
    allowed = f", up to {comparison.max_ulp:,} ULP allowed" if comparison.max_ulp else ""
    return (
        f"{setup.game} on {setup.dataset}, {batches}, seed {setup.seed}, "
        f"{_plural(comparison.steps, 'step')}{allowed}\n"
        + _wrapped(f"{comparison.numerics.name} numerics: {switches_text(comparison.numerics)}")
    )


def _verdicts(pairs):
    table = [("engines", "verdict", "steps compared")]
    table += [(f"{p.first}, {p.second}", verdict_text(p), f"{p.steps:,}") for p in pairs]
    return _columns(table, "<<>")


def _pair(pair, cause):
    parts = [f"{pair.first} and {pair.second}: {verdict_text(pair)}"]
    parts += [_wrapped(f"- {reason}", "  ") for reason in pair.reasons]
    if pair.divergence:
        parts.append(_where(pair, pair.divergence))
    if cause is not None:
        sentence = cause.sentence if isinstance(cause, Cause) else cause
        parts.append("\n" + _wrapped(f"cause: {sentence}", "  "))
    if isinstance(cause, Cause) and cause.alone:
        table = [("switched off alone", "the engines")]
        table += [(switch, _TRIED[agrees]) for switch, agrees in cause.alone.items()]
        parts.append("\n" + _columns(table, "<<"))
    if pair.points:
        parts.append("\n" + _growth(pair.points))
    return "\n".join(parts)


def _where(pair: Pair, found: Divergence) -> str:
    (a, a_bits), (b, b_bits) = written(found)
    whose = f"{found.move} of the round, by {found.player}" if found.player else "none"
    there = "0: the signs or payloads differ" if found.ulps == 0 else count_text(found.ulps)
    table = [
        ("step", f"{found.step:,}" + (" (before the first)" if found.step == 0 else "")),
        ("move", whose),
        ("phase", found.phase.value),
        ("tensor", found.name),
        ("index", str(list(found.index))),
        (pair.first, f"{a:<16}{a_bits}"),
        (pair.second, f"{b:<16}{b_bits}"),
        ("ULPs there", there),
        ("at most", f"{count_text(found.max_ulps)} in the tensor"),
        ("elements", f"{found.differing:,} of {found.size:,} differ ({_percent(found.share)})"),
    ]
    if not found.observed:
        table.append(("", "once every tensor of the step is fetched, none differs"))
    return _columns(table, "<<")


def _growth(points: Sequence[Point]) -> str:
    table = [("ULPs after step", "losses", "weights", "slots", "averages", "weights that differ")]
    for point in rows(list(points)):
        distances = (point.losses, point.weights, point.slots, point.averages)
        table.append((f"{point.step:,}", *map(count_text, distances), _percent(point.share)))
    return _columns(table, _NUMBER * len(table[0]))


def _speeds(comparison):
    table = [("engine", "ms per step")]
    for name in comparison.engines:
        failed = any(
            pair.verdict is Verdict.FAILED and pair.reasons[0].startswith(f"{name} failed")
            for pair in comparison.pairs
        )
        time = comparison.seconds[name] * 1000 / max(comparison.timed, 1)
        table.append((name, "failed" if failed else f"{time:,.2f}"))
    return (
        f"{_columns(table, '<>')}\n"
        f"The first step, which builds, is not among them. Comparing took "
        f"{_percent(comparison.overhead)} of the engines' time."
    )


def _most(points: Iterable[Point]) -> int:
    return max((max(p.losses, p.weights, p.slots, p.averages) for p in points), default=0)


def _columns(table: Sequence[Sequence[str]], sides: str) -> str:
    """Returns rows of cells in columns, `<` or `>` of their sides."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        ("  " + "  ".join(f"{c:{s}{w}}" for c, s, w in zip(row, sides, widths, strict=True)))
        .rstrip()
        for row in table
    )  # fmt: skip


def _wrapped(sentence, indent=""):
    further = indent + "  "
    return textwrap.fill(
        sentence, _WIDTH, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False
    )


def _percent(share):
    return f"{100 * share:.3g} %"


def _plural(count, noun):
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
