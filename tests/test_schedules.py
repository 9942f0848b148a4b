"""Schedules: each kind at points worked out by hand, and what a flag may say."""

import pytest
import tensorflow as tf

from tfgan_lite.schedules import CONSTANT, Schedule


@pytest.mark.parametrize(
    ("text", "factors"),
    [
        ("constant", {0: 1.0, 10**9: 1.0}),
        ("linear:10", {0: 1.0, 5: 0.5, 10: 0.0, 11: 0.0}),
        ("linear:10:0.2", {0: 1.0, 5: 0.6, 10: 0.2, 1000: 0.2}),
        ("cosine:8", {0: 1.0, 2: 0.8535533905932737, 4: 0.5, 8: 0.0, 16: 0.0}),  # (1 + cos 45°)/2
        ("cosine:8:0.5", {0: 1.0, 4: 0.75, 8: 0.5, 99: 0.5}),
        ("exponential:10:0.25", {0: 1.0, 5: 0.5, 10: 0.25, 20: 0.0625}),
        ("step:10:0.1", {0: 1.0, 9: 1.0, 10: 0.1, 19: 0.1, 20: 0.01}),
    ],
)
def test_factor_at_a_step(text, factors):
    schedule = Schedule.parse(text)
    for step, expected in factors.items():
        got = schedule.factor(tf.constant(step, tf.int64))
        assert got.dtype == tf.float32
        assert float(got) == pytest.approx(expected, rel=1e-6, abs=1e-12), step
    assert Schedule.parse(str(schedule)) == schedule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "linear",
        "constant:3",
        "cosine:x",
        "cosine:9:8:7",
        "step:10",
        "exponential:5:a",
        "sine:9",
    ],
)
def test_other_forms_are_refused_with_the_forms_that_there_are(text):
    with pytest.raises(ValueError, match=r"wants constant, linear:STEPS\[:END\], .*got "):
        Schedule.parse(text)


def test_numbers_out_of_range_are_refused():
    with pytest.raises(ValueError, match="linear wants 1 step or more; got 0"):
        Schedule.parse("linear:0")
    with pytest.raises(ValueError, match=r"cosine wants a factor of at least 0; got -1\.0"):
        Schedule.parse("cosine:5:-1")
    with pytest.raises(ValueError, match="got nan"):
        Schedule("step", 5, float("nan"))
    assert CONSTANT.kind == "constant"
