"""Games of classes with what `--set` gives them: conditions that are packed, mixed and judged."""

import functools

from parity_case import Case

from tfgan_lite import games


def stabilized(name, **options):
    """A named game with what `--set` can give it."""
    return games.make(name, {option: str(value) for option, value in options.items()})


_ALL = {"instance_noise": 0.1, "augmentation": "color,translation,cutout", "spectral_norm": "true"}
CASES = (
    Case(
        "conditional with all stabilizers",
        functools.partial(
            stabilized,
            "conditional",
            **_ALL,
            packing=2,
            gradient_penalty="wgan_gp",
            minibatch="stddev",
            dropout=0.25,
        ),
        ("games.conditional", "networks.conditional", "penalties.wgan_gp", "packing.pack"),
        steps=2,
        test_batch=4,
        bench_batch=8,
    ),
    Case(
        "acgan with all stabilizers but packing",
        functools.partial(
            stabilized,
            "acgan",
            **_ALL,
            gradient_penalty="r2",
            label_smoothing=0.1,
            minibatch="discrimination",
            dropout=0.25,
        ),
        ("games.acgan", "networks.acgan", "penalties.r2", "layers.minibatch_discrimination"),
        steps=2,
        test_batch=4,
        bench_batch=8,
    ),
)
