"""A comparison of engines as text for a terminal: the verdicts, the cause, the distances."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from tfgan_lite.determinism import Numerics
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.divergence import Divergence
from tfgan_lite.parity.history import Point, rows
from tfgan_lite.parity.result import Comparison, Pair, Verdict
from tfgan_lite.parity.value import count_text, written
from tfgan_lite.tables import columns, plural

# What was found for a pair, by its two engines: the cause, or why there is none.
Causes = Mapping[tuple[str, str], Cause | str]


class Compared(Protocol):
    """What was compared."""

    @property
    def title(self) -> str:
        """What it is, for a heading."""

    def as_json(self) -> dict[str, Any]:
        """Returns what it consists of as a plain dict."""


_WIDTH = 98
_TRIED = {True: "agree", False: "still differ", None: "not tried"}
_NUMBER = ">"  # how the cells of a column of numbers are aligned


def text(comparison: Comparison, causes: Causes, setup: Compared) -> str:
    """Returns a comparison as text of about 100 columns.

    Args:
      comparison: `Comparison`.
      causes: dict from (first, second) engine to `Cause`, or to a line that says why the cause
        is not known; may lack pairs.
      setup: what was compared, such as a `Setup`.

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
        return f"within max_ulp, {count_text(pair.max_ulps)} ULP at most"
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
    allowed = f", up to {comparison.max_ulp:,} ULP allowed" if comparison.max_ulp else ""
    return f"{setup.title}, {plural(comparison.steps, 'step')}{allowed}\n" + _wrapped(
        f"{comparison.numerics.name} numerics: {switches_text(comparison.numerics)}"
    )


def _verdicts(pairs):
    table = [("engines", "verdict", "steps compared")]
    table += [(f"{p.first}, {p.second}", verdict_text(p), f"{p.steps - p.since:,}") for p in pairs]
    return columns(table, "<<>")


def _pair(pair, cause):
    parts = [f"{pair.first} and {pair.second}: {verdict_text(pair)}"]
    parts += [_wrapped(f"- {reason}", "  ") for reason in pair.reasons]
    if pair.divergence:
        parts.append(_where(pair, pair.divergence))
    if pair.unseen:
        parts.append(_wrapped(f"- the step was not looked into: {pair.unseen}", "  "))
    if cause is not None:
        sentence = cause.sentence if isinstance(cause, Cause) else cause
        parts.append("\n" + _wrapped(f"cause: {sentence}", "  "))
    if isinstance(cause, Cause) and cause.alone:
        table = [("switched off alone", "the engines")]
        table += [(switch, _TRIED[agrees]) for switch, agrees in cause.alone.items()]
        parts.append("\n" + columns(table, "<<"))
    if pair.points:
        parts.append("\n" + _growth(pair.points))
    return "\n".join(parts)


def _where(pair: Pair, found: Divergence) -> str:
    (a, a_bits), (b, b_bits) = written(found)
    whose = f"{found.move} of the round, by {found.player}" if found.player else "none"
    there = "0: the signs or payloads differ" if found.ulps == 0 else count_text(found.ulps)
    table = [
        ("step", f"{found.step:,}" + (" (before the first)" if found.step == 0 else "")),
        *(found.details or [("move", whose)]),
        ("phase", found.phase.value),
        ("tensor", found.name),
        ("index", str(list(found.index))),
        (pair.first, f"{a:<16}{a_bits}"),
        (pair.second, f"{b:<16}{b_bits}"),
        ("ULPs there", there),
        ("at most", f"{count_text(found.max_ulps)} in the tensor"),
        ("elements", f"{found.differing:,} of {found.size:,} differ ({_percent(found.share)})"),
    ]
    if not found.observed and not pair.unseen and found.step:
        table.append(("", "once every tensor of the step is fetched, none differs"))
    return columns(table, "<<")


def _growth(points: Sequence[Point]) -> str:
    table = [("ULPs after step", "losses", "weights", "slots", "averages", "weights that differ")]
    for point in rows(list(points)):
        distances = (point.losses, point.weights, point.slots, point.averages)
        table.append((f"{point.step:,}", *map(count_text, distances), _percent(point.share)))
    return columns(table, _NUMBER * len(table[0]))


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
        f"{columns(table, '<>')}\n"
        f"The first step, which builds, is not among them. Comparing took "
        f"{_percent(comparison.overhead)} of the engines' time."
    )


def _wrapped(sentence, indent=""):
    further = indent + "  "
    return textwrap.fill(
        sentence, _WIDTH, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False
    )


def _percent(share):
    return f"{100 * share:.3g} %"
