"""Comparisons as `compare_engines` returns them, made up by hand for what shows them."""

import dataclasses

from tfgan_lite.determinism import FAST
from tfgan_lite.engines.observation import Phase
from tfgan_lite.parity.divergence import Divergence
from tfgan_lite.parity.result import Comparison

DIVERGENCE = Divergence(
    step=7,
    move=1,
    player="generator",
    phase=Phase.GRADIENT,
    name="generator/dense/kernel",
    index=(3, 14),
    values=(0.10000000149011612, 0.10000001639127731),  # 0x3dcccccd and the next but one
    ulps=2,
    max_ulps=1_862_705_052,
    dtype="float32",
    differing=3,
    size=400,
    observed=True,
)


def divergence(**changes):
    return dataclasses.replace(DIVERGENCE, **changes)


def comparison(*pairs, steps=60, max_ulp=0, seconds=None, numerics=FAST):
    engines = [pairs[0].first, *(pair.second for pair in pairs)]
    return Comparison(
        engines=engines,
        numerics=numerics,
        steps=steps,
        max_ulp=max_ulp,
        pairs=list(pairs),
        timed=steps,
        seconds=seconds or dict.fromkeys(engines, 0.6),
        own_seconds=0.06,
        checkpoints={name: f"out/{name}/model.ckpt-{steps}" for name in engines},
    )
