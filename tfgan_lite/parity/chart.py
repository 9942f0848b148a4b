"""How the distance of two engines grows, as a picture."""

import itertools
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tfgan_lite import files, ulp
from tfgan_lite.parity.history import is_charted
from tfgan_lite.parity.report import verdict_text
from tfgan_lite.parity.result import Comparison, Pair, Verdict

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# A curve for each pair; where they lie on each other, the wider ones show beside the narrower.
COLOURS = ("#0072b2", "#e69f00", "#009e73")
_WIDTHS = (4.4, 2.6, 1.2)
KINDS = {"losses": "losses", "weights": "weights", "slots": "optimizer slots"}

Curve = list[tuple[int, int]]  # of (step, ULPs)

_LINEAR_UP_TO = 48  # steps; what is longer has doubling steps on its axis
_STEP_LABELS = 7


def write_png(path: str | os.PathLike[str], comparison: Comparison, title: str) -> None:
    """Draws the distance of each pair of engines against the step, whole or not at all.

    A panel each for losses, weights and optimizer slots: the most ULPs among all their tensors,
    on a logarithmic axis that begins at 0, with a line above it for NaN where there is any.

    Args:
      path: str or path of a PNG file, in a directory that exists.
      comparison: `Comparison`.
      title: str, what was compared.

    Raises:
      OSError: if the file cannot be written.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    layout = ConstrainedLayoutEngine(w_pad=0.1, h_pad=0.1)  # inches around each panel
    figure = Figure(figsize=(12, 5), dpi=100, layout=layout)
    FigureCanvasAgg(figure)
    figure.suptitle(title)
    panels = figure.subplots(1, len(KINDS), sharey=True)
    steps = max(2, *(pair.steps for pair in comparison.pairs))
    curves = {
        kind: [curve(pair, kind, steps > _LINEAR_UP_TO) for pair in comparison.pairs]
        for kind in KINDS
    }
    heights = [u for drawn in curves.values() for points in drawn for _, u in points]
    nan_at = _scale_heights(panels[0], heights)
    for axes, kind in zip(panels, KINDS, strict=True):
        _scale_steps(axes, steps)
        _draw(axes, comparison.pairs, curves[kind], nan_at)
        axes.set_title(KINDS[kind])
        axes.set_xlabel("step")
    panels[0].set_ylabel("largest distance (ULP)")
    if not any(heights):
        said = {"ha": "center", "va": "center", "fontsize": 13}
        panels[1].text(0.5, 0.5, _in_words(comparison), transform=panels[1].transAxes, **said)
    handles, _ = panels[0].get_legend_handles_labels()
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles))
    with files.replacing(path) as temporary:
        figure.savefig(temporary, format="png")


def curve(pair: Pair, kind: str, from_one: bool = False) -> Curve:
    """Returns the curve of a pair: (step, ULPs) of every step that is charted.

    Args:
      pair: `Pair`.
      kind: a field of `Point`, such as `"weights"`.
      from_one: bool, whether to begin with step 1 and not with the initial values.
    """
    known = {point.step: getattr(point, kind) for point in pair.points}
    if pair.verdict in (Verdict.VARIABLES, Verdict.FAILED) and pair.steps == 0:
        return []
    last = pair.steps - (pair.verdict is Verdict.NOT_FINITE)  # whose numbers mean nothing
    steps = (
        s for s in range(max(int(from_one), pair.since), last + 1) if is_charted(s) or s == last
    )
    return [(step, known.get(step, 0)) for step in steps]


def _draw(axes: "Axes", pairs: Sequence[Pair], curves: Sequence[Curve], nan_at: float) -> None:
    for pair, points, colour, width in zip(
        pairs, curves, itertools.cycle(COLOURS), itertools.cycle(_WIDTHS), strict=False
    ):
        ends = pair.verdict in (Verdict.NOT_FINITE, Verdict.FAILED)
        axes.plot(
            [step for step, _ in points],
            [nan_at if ulps == ulp.UNORDERED else ulps for _, ulps in points],
            color=colour,
            linewidth=width,
            solid_capstyle="butt",
            marker="X" if ends else None,
            markevery=[-1] if points else None,
            markersize=12,
            label=f"{pair.first}, {pair.second}: {verdict_text(pair)}",
        )


def _scale_heights(axes: "Axes", heights: Sequence[int]) -> float:
    """Gives the axis of ULPs its scale; returns the height at which NaN is drawn."""
    numbers = [u for u in heights if u != ulp.UNORDERED]
    decades = max(2, len(str(max(numbers, default=0))))
    every = 1 if decades <= 10 else 2
    ticks = [0.0, *(10.0**n for n in range(0, decades + 1, every))]
    labels = ["0", "1", "10", "100", "1,000", *(f"$10^{{{n}}}$" for n in range(4, decades + 1))]
    labels = [labels[0], *labels[1 : decades + 2 : every]]
    top, nan_at = 10.0**decades, 10.0 ** (decades + 1)
    if len(numbers) < len(heights):
        top, ticks, labels = nan_at, [*ticks, nan_at], [*labels, "NaN"]
    axes.set_yscale("symlog", linthresh=1, linscale=0.6)
    axes.set_yticks(ticks, labels)
    axes.set_yticks([], minor=True)
    axes.set_ylim(-0.3, 2 * top)
    return nan_at


def _scale_steps(axes: "Axes", steps: int) -> None:
    if steps > _LINEAR_UP_TO:
        doublings = steps.bit_length()
        ticks = [2**n for n in range(0, doublings, -(-doublings // _STEP_LABELS))]
        ticks += [steps] if steps > 1.5 * ticks[-1] else []
        axes.set_xscale("log", base=2)
        axes.set_xticks(ticks, [f"{step:,}" for step in ticks])
        axes.set_xticks([], minor=True)
        axes.set_xlim(0.9, 1.15 * steps)  # last, as ticks may widen it
    else:
        axes.set_xlim(-0.02 * steps, 1.04 * steps)
        axes.locator_params(axis="x", integer=True)
    axes.grid(color="#dddddd", linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _in_words(comparison: Comparison) -> str:
    if comparison.equal:
        return f"equal to the bit\nin all {comparison.steps:,} steps"
    if all(pair.steps == 0 for pair in comparison.pairs):
        return "no step was compared"
    return "no difference\nin what was compared"
