"""A comparison of engines as JSON, for programs."""

import dataclasses
import math
import platform
from typing import Any

import numpy as np
import tensorflow as tf

import tfgan_lite
from tfgan_lite import ulp
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.divergence import Divergence
from tfgan_lite.parity.report import Causes, Compared
from tfgan_lite.parity.result import Comparison, Pair
from tfgan_lite.parity.value import written


def as_json(comparison: Comparison, causes: Causes, setup: Compared) -> dict[str, Any]:
    """Returns a comparison as a dict that `json.dumps(..., allow_nan=False)` takes.

    Numbers that JSON lacks are the strings `"NaN"`, `"Infinity"` and `"-Infinity"`, and so is
    the distance of a NaN and a number, in ULPs: `"NaN"`.

    Args:
      comparison: `Comparison`.
      causes: see `report.text`.
      setup: what was compared, such as a `Setup`.

    Returns:
      dict with these keys:

        equal: bool, whether all engines agree within `max_ulp`.
        steps: int, the rounds that were played.
        max_ulp: int.
        setup: dict of what `setup.as_json` returns: the fields of a `Setup`.
        numerics: dict with the fields of `Numerics`, the switches.
        versions: dict from `tfgan_lite`, `tensorflow`, `numpy` and `python` to str.
        timed: int, the rounds that were timed: all but the first, if there are more.
        seconds: dict from engine to float, what these rounds took.
        own_seconds: float, what comparing took.
        overhead: float, `own_seconds` as a share of all `seconds`.
        checkpoints: dict from engine to the path of its last state.
        pairs: list of dicts:
          first, second: str, the engines.
          verdict: `equal`, `within`, `diverged`, `variables`, `not_finite` or `failed`.
          steps: int, the last round that both played and that was compared.
          since: int, the round after which comparing them began; 0 but where an engine failed.
          max_ulps: int, the most ULPs among all that was compared.
          unseen: str, why the round in which they part could not be looked into, or empty.
          reasons: list of str.
          divergence: None, or a dict with the fields of `Divergence`, `share`, and `bits`: both
            values in hexadecimal.
          cause: None, or a dict with the fields of `Cause` and its `sentence`; of a cause that
            could not be found, the `sentence` alone.
          points: list of dicts with the fields of `Point`, of steps after which the two were
            not equal.
    """
    return _plain(
        {
            "equal": comparison.equal,
            "steps": comparison.steps,
            "max_ulp": comparison.max_ulp,
            "setup": setup.as_json(),
            "numerics": dataclasses.asdict(comparison.numerics),
            "versions": {
                "tfgan_lite": tfgan_lite.__version__,
                "tensorflow": tf.__version__,
                "numpy": np.__version__,
                "python": platform.python_version(),
            },
            "timed": comparison.timed,
            "seconds": comparison.seconds,
            "own_seconds": comparison.own_seconds,
            "overhead": comparison.overhead,
            "checkpoints": comparison.checkpoints,
            "pairs": [_pair(p, causes.get((p.first, p.second))) for p in comparison.pairs],
        }
    )


def _pair(pair: Pair, cause: Cause | str | None) -> dict[str, Any]:
    return {
        "first": pair.first,
        "second": pair.second,
        "verdict": pair.verdict.name.lower(),
        "steps": pair.steps,
        "since": pair.since,
        "max_ulps": pair.max_ulps,
        "unseen": pair.unseen,
        "reasons": pair.reasons,
        "divergence": pair.divergence and _divergence(pair.divergence),
        "cause": cause.as_json() if isinstance(cause, Cause) else cause and {"sentence": cause},
        "points": [dataclasses.asdict(point) for point in pair.points],
    }


def _divergence(divergence: Divergence) -> dict[str, Any]:
    return dataclasses.asdict(divergence) | {
        "phase": divergence.phase.value,
        "share": divergence.share,
        "bits": [bits for _, bits in written(divergence)],
    }


def _plain(value):
    """Returns a value without what JSON lacks."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and math.isnan(value) or value == ulp.UNORDERED:
        return "NaN"
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value
