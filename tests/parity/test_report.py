"""The report on a terminal: every field of what was found, for each verdict."""

import dataclasses
import re

import pytest
from comparisons import comparison, divergence

from tfgan_lite import ulp
from tfgan_lite.determinism import FAST, STRICT
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.history import Point
from tfgan_lite.parity.report import switches_text, text, verdict_text
from tfgan_lite.parity.result import Pair, Verdict
from tfgan_lite.parity.setup import Setup

SETUP = Setup("mlp", "digits", batch_size=8, seed=3)
POINTS = [Point(7, 0, 96, 1_862_705_052, 0, 0.03125), Point(8, 2, ulp.UNORDERED, 4, 1, 1.0)]
DIVERGED = Pair("graph", "eager", Verdict.DIVERGED, 60, divergence=divergence(), points=POINTS)
CAUSE = Cause(
    "graph",
    "eager",
    7,
    {"remapping": True, "constant_folding": False, "onednn": None},
    ("remapping",),
    reproduced=True,
    rewrites=("MatMul+BiasAdd fused into _FusedMatMul (x3)",),
)


def cells(report, first):
    """The cells behind the first of a line."""
    line = next(line for line in report.splitlines() if line.strip().startswith(first))
    return re.split(r" {2,}", line.strip())[1:]


def test_divergence_tells_where_and_by_how_much():
    report = text(comparison(DIVERGED), {}, SETUP)
    assert cells(report, "graph, eager") == ["diverged at step 7", "60"]
    assert cells(report, "step  ") == ["7"]
    assert cells(report, "move  ") == ["1 of the round, by generator"]
    assert cells(report, "phase") == ["gradient"]
    assert cells(report, "tensor") == ["generator/dense/kernel"]
    assert cells(report, "index") == ["[3, 14]"]
    assert cells(report, "graph  ") == ["0.1", "0x3dcccccd"]
    assert cells(report, "eager  ") == ["0.10000002", "0x3dcccccf"]
    assert cells(report, "ULPs there") == ["2"]
    assert cells(report, "at most") == ["1,862,705,052 in the tensor"]
    assert cells(report, "elements") == ["3 of 400 differ (0.75 %)"]
    assert "fetched" not in report and "cause" not in report


def test_growth_has_a_row_a_point():
    report = text(comparison(DIVERGED), {}, SETUP)
    assert cells(report, "7  ") == ["0", "96", "1,862,705,052", "0", "3.12 %"]
    assert cells(report, "8  ") == ["2", "NaN", "4", "1", "100 %"]
    many = [Point(step, 1, 1, 1, 1, 0.5) for step in range(1, 101)]
    report = text(comparison(dataclasses.replace(DIVERGED, points=many)), {}, SETUP)
    shown = re.findall(r"^ +(\d+)  +1  +1 ", report, re.MULTILINE)
    assert len(shown) == 12 and shown[0] == "1" and shown[-1] == "100"


def test_cause_and_every_switch_are_named():
    report = text(comparison(DIVERGED), {("graph", "eager"): CAUSE}, SETUP)
    assert "cause: grappler's remapping pass: MatMul+BiasAdd fused into _FusedMatMul" in report
    assert cells(report, "remapping") == ["agree"]
    assert cells(report, "constant_folding") == ["still differ"]
    assert cells(report, "onednn") == ["not tried"]


def test_cause_that_was_not_found_says_why():
    report = text(comparison(DIVERGED), {("graph", "eager"): "not known. Killed"}, SETUP)
    assert "cause: not known. Killed" in report


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (Pair("graph", "eager", steps=60), "equal to the bit"),
        (
            Pair("graph", "eager", Verdict.WITHIN, 60, max_ulps=12),
            "within max_ulp, 12 ULP at most",
        ),
        (DIVERGED, "diverged at step 7"),
        (Pair("graph", "eager", Verdict.VARIABLES, 0, ["a/b is only in eager"]), "different var"),
        (
            Pair("graph", "eager", Verdict.NOT_FINITE, 4, ["the loss is nan"]),
            "not finite at step 4",
        ),
        (Pair("graph", "eager", Verdict.FAILED, 0, ["eager failed at step 0: x"]), "failed"),
        (Pair("graph", "eager", Verdict.FAILED, 5, ["eager failed at step 6: x"]), "after step 5"),
    ],
    ids=lambda value: value.verdict.name if isinstance(value, Pair) else "",
)
def test_every_verdict_has_its_words_and_reasons(pair, words):
    assert words in verdict_text(pair)
    report = text(comparison(pair), {}, SETUP)
    assert words in report
    for reason in pair.reasons:
        assert f"- {reason}" in report
    assert (pair.verdict is Verdict.EQUAL) == ("graph and eager" not in report)


def test_what_was_seen_from_outside_only_is_said():
    pair = dataclasses.replace(DIVERGED, divergence=divergence(observed=False))
    assert "once every tensor of the step is fetched, none differs" in text(
        comparison(pair), {}, SETUP
    )


def test_initial_values_and_signs_of_zeros_are_said():
    found = divergence(step=0, player="", values=(0.0, -0.0), ulps=0, index=())
    report = text(comparison(dataclasses.replace(DIVERGED, divergence=found)), {}, SETUP)
    assert cells(report, "step  ") == ["0 (before the first)"]
    assert cells(report, "move  ") == ["none"] and cells(report, "index") == ["[]"]
    assert cells(report, "ULPs there") == ["0: the signs or payloads differ"]
    assert cells(report, "eager  ") == ["-0.0", "0x80000000"]


def test_heading_and_speeds():
    function = Pair("graph", "function", Verdict.FAILED, 3, ["function failed at step 4: memory"])
    compared = comparison(
        DIVERGED, function, seconds={"graph": 0.06, "eager": 1.2, "function": 0.1}, max_ulp=5
    )
    report = text(compared, {}, SETUP)
    assert report.startswith("mlp on digits, batches of 8, seed 3, 60 steps, up to 5 ULP allowed\n")
    speeds = report[report.index("ms per step") :]
    assert cells(speeds, "graph") == ["1.00"] and cells(speeds, "eager") == ["20.00"]
    assert cells(speeds, "function") == ["failed"]
    assert "Comparing took 4.41 % of the engines' time" in speeds  # 0.06 s of 1.36 s


def test_numerics_are_told_by_their_switches():
    strict = switches_text(STRICT)
    for name in STRICT.passes_off:
        assert name in strict
    assert "a tape" in strict and "TF32 off" in strict
    assert "op determinism on with a GPU" in strict and "op determinism off" in switches_text(FAST)
    fast = switches_text(dataclasses.replace(FAST, onednn=False, op_determinism=True))
    assert fast == (
        "all passes; gradients added up as tf.gradients does; oneDNN off; op determinism on; "
        "TF32 on"
    )


def test_lines_fit_a_terminal():
    long = dataclasses.replace(CAUSE, rewrites=("MatMul+BiasAdd fused (x3)",) * 20)
    failed = Pair("graph", "function", Verdict.FAILED, 3, ["function failed: " + "words " * 60])
    report = text(comparison(DIVERGED, failed), {("graph", "eager"): long}, SETUP)
    assert max(map(len, report.splitlines())) <= 100
    assert not any(line != line.rstrip() for line in report.splitlines())


def test_a_step_that_could_not_be_looked_into_is_said():
    found = divergence(observed=False)
    pair = dataclasses.replace(DIVERGED, divergence=found, unseen="OpError: memory")
    report = text(comparison(pair), {}, SETUP)
    assert "the step was not looked into: OpError: memory" in report
    assert "none differs" not in report
