"""The chart: the curves that are drawn, read back from the picture's pixels."""

import matplotlib.pyplot
import numpy as np
import pytest
import tensorflow as tf
from comparisons import comparison, divergence

from tfgan_lite import ulp
from tfgan_lite.parity.chart import COLOURS, curve, write_png
from tfgan_lite.parity.history import Point
from tfgan_lite.parity.result import Pair, Verdict

BLUE, ORANGE, _ = (tuple(bytes.fromhex(colour[1:])) for colour in COLOURS)


def points(weights, losses=lambda step: 0, slots=lambda step: 0):
    """Points of the steps 5 to 32, all of which are charted."""
    return [Point(s, losses(s), weights(s), slots(s), 0, 0.1) for s in range(5, 32)]


def diverged(second, points):
    return Pair("graph", second, Verdict.DIVERGED, 31, divergence=divergence(step=5), points=points)


@pytest.fixture
def draw(tmp_path):
    def draw(*pairs, steps=31):
        path = tmp_path / "distance.png"
        write_png(path, comparison(*pairs, steps=steps), "mlp on digits")
        assert [file.name for file in tmp_path.iterdir()] == ["distance.png"]
        return tf.io.decode_png(path.read_bytes(), channels=3).numpy()

    return draw


def inside(picture, panel):
    """The pixels of a panel, which begins at a black line; the legend below is left out."""
    height, width, _ = picture.shape
    black = (picture < 96).all(axis=-1).sum(axis=0) > height // 2
    starts = [int(x) for x in np.nonzero(black)[0] if not black[x - 1]]
    assert len(starts) == 3
    ends = [*starts[1:], width]
    return picture[: int(0.85 * height), starts[panel] + 3 : ends[panel] - 9]


def heights(picture, colour, panel):
    """Where the curve of a colour is in each column of a panel, in pixels from above."""
    rows, columns = np.nonzero((inside(picture, panel) == colour).all(axis=-1))
    return {int(x): rows[columns == x].mean() for x in np.unique(columns)}


def middle(picture):
    """The middle of the panel in the middle, where words are."""
    height, width, _ = picture.shape
    return picture[int(0.4 * height) : int(0.6 * height), int(0.45 * width) : int(0.55 * width)]


def test_equal_engines_lie_on_the_zero_line_and_it_is_said(draw):
    picture = draw(Pair("graph", "eager", steps=31), Pair("graph", "function", steps=31))
    assert picture.shape == (500, 1200, 3)
    for panel in range(3):
        for colour in (BLUE, ORANGE):
            rows = heights(picture, colour, panel)
            assert len(rows) > 250  # from one side of the panel to the other
            assert max(rows.values()) - min(rows.values()) < 2
    assert (middle(picture) < 64).all(axis=-1).sum() > 100  # dark pixels: letters


def test_curve_leaves_zero_where_the_engines_part_and_rises(draw):
    picture = draw(
        diverged("eager", points(weights=lambda s: 10 ** (s // 6), losses=lambda s: 3)),
        Pair("graph", "function", steps=31),
    )
    assert (middle(picture) < 64).all(axis=-1).sum() == 0  # no words
    losses, weights, slots = (heights(picture, BLUE, panel) for panel in range(3))
    function = heights(picture, ORANGE, 1)
    zero = np.median(list(function.values()))
    assert max(function.values()) - min(function.values()) < 2
    assert max(abs(row - zero) for row in slots.values()) < 4
    assert 20 < zero - min(losses.values()) < 100
    assert zero - min(weights.values()) > 250  # of the 10^5 that it reaches
    columns = sorted(weights)
    early, late = columns[len(columns) // 20], columns[-5]
    assert abs(weights[early] - zero) < 4  # steps 1 to 4: the narrow orange line covers the middle
    assert weights[late] == pytest.approx(min(weights.values()), abs=3)


def test_nan_is_drawn_above_every_number(draw):
    last = lambda number: lambda s: ulp.UNORDERED if s > 20 else number  # noqa: E731
    picture = draw(diverged("eager", points(weights=last(999_999))))
    rows = heights(picture, BLUE, 1)
    columns = sorted(rows)
    at = {"number": rows[columns[len(columns) // 2]], "nan": rows[columns[-20]]}
    assert at["number"] - at["nan"] > 25
    assert len([x for x in columns if abs(rows[x] - at["nan"]) < 3]) > 60


@pytest.mark.parametrize(
    ("steps", "low", "high"),
    [(31, 0.48, 0.55), (60, 0.63, 0.70)],  # of the panel: 16 / 31, and log 16 / log 60
)
def test_end_of_an_engine_that_failed_is_marked(draw, steps, low, high):
    failed = Pair("graph", "eager", Verdict.FAILED, 16, ["eager failed at step 17: no memory"])
    picture = draw(failed, Pair("graph", "function", steps=steps), steps=steps)
    part = (inside(picture, 0) == BLUE).all(axis=-1)
    marked = part.sum(axis=0)
    assert marked.max() >= 8  # the cross, where a line is four pixels high
    ends = np.nonzero(marked)[0].max()
    assert low < ends / part.shape[1] < high
    assert max(heights(picture, ORANGE, 0)) / part.shape[1] > 0.9


@pytest.mark.parametrize("steps", [1, 48, 49, 100_000])
@pytest.mark.parametrize("most", [0, 1, 2**64 - 2, ulp.UNORDERED])
def test_any_length_and_distance_can_be_drawn(draw, steps, most):
    pair = Pair(
        "graph", "eager", Verdict.DIVERGED, steps, [], divergence(step=1),
        points=[Point(1, most, most, 0, 0, 1.0)] if most else [],
    )  # fmt: skip
    rows = heights(draw(pair, steps=steps), BLUE, 1)
    assert steps == 1 or len(rows) > 250
    assert not rows or max(rows.values()) - min(rows.values()) < 400


def test_no_curve_at_all_is_said(draw):
    picture = draw(Pair("graph", "eager", Verdict.VARIABLES, 0, ["w is only in eager"]), steps=0)
    assert not heights(picture, BLUE, 1)
    assert (middle(picture) < 64).all(axis=-1).sum() > 100


def test_curve_is_zero_where_no_point_was_kept():
    pair = Pair("graph", "eager", Verdict.DIVERGED, 5, points=[Point(3, 1, 20, 300, 0, 0.1)])
    assert curve(pair, "weights") == [(0, 0), (1, 0), (2, 0), (3, 20), (4, 0), (5, 0)]
    assert curve(pair, "slots", from_one=True)[2] == (3, 300)
    # Up to step 15 each is charted, then every second, from 32 on every fourth; and the last.
    pair = Pair("graph", "eager", Verdict.EQUAL, 37)
    assert [step for step, _ in curve(pair, "losses")][-5:] == [28, 30, 32, 36, 37]


def test_step_whose_losses_are_not_finite_is_no_part_of_the_curve():
    pair = Pair("graph", "eager", Verdict.NOT_FINITE, 3, ["the loss is nan"])
    assert curve(pair, "weights") == [(0, 0), (1, 0), (2, 0)]


def test_no_figure_is_left_open(draw):
    draw(Pair("graph", "eager", steps=31))
    assert not matplotlib.pyplot.get_fignums()
