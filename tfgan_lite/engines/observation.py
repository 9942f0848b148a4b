"""What can be seen of a round from inside, in the order in which it comes about.

    input -> activation -> loss -> gradient -> slot, weight, average

The first of them in which two engines differ is where they part.
"""

import enum
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import tensorflow as tf

# The class names of TensorFlow 1's optimizers, which name their slots.
SLOT_NAMES = frozenset(
    name.removesuffix("Optimizer")
    for name in dir(tf.compat.v1.train)
    if name.endswith("Optimizer") and name != "Optimizer"
)


class Phase(str, enum.Enum):
    """The stations of a move."""

    INPUT = "input"
    ACTIVATION = "activation"
    LOSS = "loss"
    GRADIENT = "gradient"
    SLOT = "slot"
    WEIGHT = "weight"
    AVERAGE = "average"
    SAMPLE = "sample"


class Observation(NamedTuple):
    """One tensor of a move.

    Attributes:
      move: int, the index of the move in its round.
      player: str, who moves; several names joined by `+` where they move at once.
      phase: `Phase`.
      name: str, of the tensor: an input, a layer, a player or a variable.
      value: a tensor; a NumPy array once an engine has handed it out.
    """

    move: int
    player: str
    phase: Phase
    name: str
    value: Any


def phase_of(name: str) -> Phase:
    """Returns the phase of a variable: what an optimizer, an average or a network keeps."""
    leaf = name.rpartition("/")[2]
    if leaf == "ExponentialMovingAverage" or leaf.startswith(("moving_", "renorm_")):
        return Phase.AVERAGE
    slot = leaf.rpartition("_")[0] if leaf.rpartition("_")[2].isdigit() else leaf
    if slot in SLOT_NAMES or name.startswith("optimizer/") or name == "global_step":
        return Phase.SLOT
    return Phase.WEIGHT


def observe(
    move: int, player: str, phases: Iterable[tuple[Phase, Mapping[str, Any]]]
) -> list[Observation]:
    """Returns an `Observation` for each tensor of each phase that is there."""
    return [
        # A gradient of looked-up rows is no tensor yet.
        Observation(move, player, phase, name, tf.convert_to_tensor(value))
        for phase, tensors in phases
        for name, value in tensors.items()
        if value is not None
    ]
