"""The comparison as JSON: keys that stay, and numbers that JSON lacks as words."""

import json
import platform

import numpy as np
import tensorflow as tf
from comparisons import comparison, divergence

from tfgan_lite import ulp
from tfgan_lite.determinism import STRICT
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.history import Point
from tfgan_lite.parity.record import as_json
from tfgan_lite.parity.result import Pair, Verdict
from tfgan_lite.parity.setup import Setup

SETUP = Setup("mlp", engines=("graph", "eager", "function"))


def record(*pairs, causes=None, **changes):
    made = as_json(comparison(*pairs, **changes), causes or {}, SETUP)
    return json.loads(json.dumps(made, allow_nan=False))


def test_whole_record_of_a_pair_that_parted():
    cause = Cause("graph", "eager", 7, {"remapping": True}, ("remapping",), reproduced=True)
    pair = Pair(
        "graph",
        "eager",
        Verdict.DIVERGED,
        60,
        divergence=divergence(),
        before=({"w": np.ones(3)}, {"w": np.ones(3)}),
        points=[Point(7, 1, 2, 3, 0, 0.5)],
    )
    got = record(pair, causes={("graph", "eager"): cause}, numerics=STRICT)
    assert list(got) == [
        *("equal", "steps", "max_ulp", "setup", "numerics", "versions"),
        *("timed", "seconds", "own_seconds", "overhead", "checkpoints", "pairs"),
    ]
    assert (got["equal"], got["steps"], got["max_ulp"]) == (False, 60, 0)
    assert got["versions"]["tensorflow"] == tf.__version__
    assert got["versions"]["numpy"] == np.__version__
    assert got["versions"]["python"] == platform.python_version()
    assert got["numerics"] == {
        "name": "strict",
        "passes_off": list(STRICT.passes_off),
        "tape_order": True,
        "onednn": True,
        "op_determinism": False,
        "gpu_determinism": True,
        "tf32": False,
    }
    restored = got["setup"] | {"engines": tuple(got["setup"]["engines"])}
    assert Setup(**restored) == SETUP
    assert got["overhead"] == 0.05  # 0.06 s of twice 0.6 s
    (pair,) = got["pairs"]
    assert list(pair) == [
        *("first", "second", "verdict", "steps", "since", "max_ulps", "unseen"),
        *("reasons", "divergence", "cause", "points"),
    ]
    assert pair["verdict"] == "diverged" and pair["steps"] == 60
    assert pair["divergence"] == {
        "step": 7,
        "move": 1,
        "player": "generator",
        "phase": "gradient",
        "name": "generator/dense/kernel",
        "index": [3, 14],
        "values": [0.10000000149011612, 0.10000001639127731],
        "dtype": "float32",
        "ulps": 2,
        "max_ulps": 1_862_705_052,
        "differing": 3,
        "size": 400,
        "observed": True,
        "details": [],
        "share": 0.0075,
        "bits": ["0x3dcccccd", "0x3dcccccf"],
    }
    assert pair["cause"]["sentence"] == "grappler's remapping pass"
    assert pair["cause"]["alone"] == {"remapping": True}
    assert pair["points"] == [
        {"step": 7, "losses": 1, "weights": 2, "slots": 3, "averages": 0, "share": 0.5}
    ]


def test_numbers_that_json_lacks_are_words():
    found = divergence(
        values=(float("nan"), -float("inf")), ulps=ulp.UNORDERED, max_ulps=ulp.UNORDERED
    )
    points = [Point(7, 1, ulp.UNORDERED, 0, 0, 0.5)]
    pair = Pair("graph", "eager", Verdict.DIVERGED, 60, divergence=found, points=points)
    (got,) = record(pair)["pairs"]
    assert got["divergence"]["values"] == ["NaN", "-Infinity"]
    assert got["divergence"]["bits"] == ["0x7fc00000", "0xff800000"]
    assert (got["divergence"]["ulps"], got["divergence"]["max_ulps"]) == ("NaN", "NaN")
    assert got["points"][0]["weights"] == "NaN" and got["points"][0]["losses"] == 1


def test_pairs_without_divergence_or_cause():
    failed = Pair("graph", "function", Verdict.FAILED, 3, ["function failed at step 4: x"])
    got = record(Pair("graph", "eager", steps=60), failed)
    equal, broken = got["pairs"]
    assert (equal["verdict"], equal["divergence"], equal["cause"]) == ("equal", None, None)
    assert broken["verdict"] == "failed" and broken["reasons"] == failed.reasons
    assert record(Pair("graph", "eager", steps=60))["equal"] is True
    unknown = record(failed, causes={("graph", "function"): "not known"})["pairs"][0]["cause"]
    assert unknown == {"sentence": "not known"}
