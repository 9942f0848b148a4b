"""Which of TensorFlow's switches makes a script's session and eager execution differ."""

import tensorflow as tf

from tfgan_lite import ulp
from tfgan_lite.determinism import PASSES, ROUNDING_PASSES, Numerics
from tfgan_lite.legacy.comparing import observing
from tfgan_lite.legacy.comparing.racing import races
from tfgan_lite.legacy.comparing.replaying import Replay, compared_variables
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.divergence import Divergence, exceeds
from tfgan_lite.parity.rewrites import described
from tfgan_lite.parity.trial import smallest_set

v1 = tf.compat.v1


def find(
    replay: Replay,
    eager: observing.Values,
    numerics: Numerics,
    divergence: Divergence,
    max_ulp: int,
) -> Cause | str:
    """Runs a step again in sessions with the switches off, one at a time, then more.

    Args:
      replay: `Replay` of the step in which the two part.
      eager: the fetched tensors and written variables of the eager execution.
      numerics: `Numerics` of the script's session.
      divergence: where the two part.
      max_ulp: int, see `parity.divergence`.

    Returns:
      `Cause`, or a sentence where the cause is not a switch that can be turned here.
    """
    compared = compared_variables(replay.plan)

    def agrees(off: tuple[str, ...]) -> bool:
        pairs = observing.outside(replay.plan, compared, replay.outcome(off), eager)
        return not any(
            exceeds(ulp.summarize(a.value, b.value), max_ulp, a.value.dtype) for a, b in pairs
        )

    racing = _race_text(replay, divergence.name)
    if racing:
        return racing
    step = divergence.step
    if agrees(()):
        return Cause("session", "eager", step, {}, (), reproduced=False)
    left = [name for name in PASSES if name not in numerics.passes_off]
    switches = tuple(sorted(left, key=lambda name: name not in ROUNDING_PASSES))
    alone: dict[str, bool | None] = {switch: agrees((switch,)) for switch in switches}
    smallest = smallest_set(switches, agrees)
    if smallest:
        changed = described(_nodes(replay, ()), _nodes(replay, smallest))
        return Cause("session", "eager", step, alone, smallest, True, tuple(changed))
    return (
        "none of the passes of TensorFlow's optimizer. Run it again with TF_ENABLE_ONEDNN_OPTS=0 "
        "in the environment to see whether oneDNN's kernels are the cause."
    )


def _race_text(replay, name):
    """Returns a sentence about what a tensor depends on without an order; empty if all has one."""
    found = races(replay.plan, name)
    if not found:
        return ""
    name, (write, read) = next(iter(found.items()))
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return (
        f"a race, perhaps: {write} writes {name} and {read} uses it{more}, with no order between "
        "the two in the graph; a session may do either first. tf.control_dependencies gives them "
        "an order, and so does a session.run for each."
    )


def _nodes(replay, off):
    metadata = v1.RunMetadata()
    replay.outcome(off, metadata)
    return [node for graph in metadata.partition_graphs for node in graph.node]
