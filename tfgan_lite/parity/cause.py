"""Which of TensorFlow's switches makes two engines part."""

import dataclasses
from typing import Any

# What each switch stands for in a sentence.
TITLES = {
    "remapping": "grappler's remapping pass",
    "arithmetic_optimization": "grappler's arithmetic optimization pass",
    "constant_folding": "grappler's constant folding pass",
    "layout_optimizer": "grappler's layout pass",
    "shape_optimization": "grappler's shape optimization pass",
    "dependency_optimization": "grappler's dependency optimization pass",
    "loop_optimization": "grappler's loop optimization pass",
    "function_optimization": "grappler's function optimization pass",
    "gradient_order": "the order in which tf.gradients adds gradients up, which is not a tape's",
    "onednn": "oneDNN's kernels",
    "op_determinism": "operations with a race (op determinism is off)",
}


@dataclasses.dataclass(frozen=True)
class Cause:
    """What the search for the cause of a divergence found.

    Attributes:
      first, second: str, the engines.
      step: int, the round that was played again.
      alone: dict from switch to whether switching it off, alone, makes the engines agree in
        that round; None for one that was not tried.
      smallest: tuple of str, a smallest set of switches that makes them agree; empty if none
        of TensorFlow's does, or if they agreed already when the round was played again.
      reproduced: bool, whether they parted again with the switches as they were.
      rewrites: tuple of str, what the switches in `smallest` do to the graph, such as
        `"MatMul+BiasAdd+Relu fused into _FusedMatMul (x3)"`.
    """

    first: str
    second: str
    step: int
    alone: dict[str, bool | None]
    smallest: tuple[str, ...]
    reproduced: bool
    rewrites: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What a person wants to know, in a line."""
        if not self.reproduced:
            return (
                f"step {self.step}, played again from the same state, agrees: something races, or "
                "is drawn outside the game's noise"
            )
        if not self.smallest and "xla" in (self.first, self.second):
            return (
                "XLA, which compiles the round anew and rounds where its own kernels do; none "
                "of TensorFlow's other switches changes that"
            )
        if not self.smallest:
            return (
                "none of TensorFlow's switches: the engines do not compute the same formula from "
                "the same numbers"
            )
        said = " and ".join(TITLES[switch] for switch in self.smallest)
        return said + (f": {'; '.join(self.rewrites)}" if self.rewrites else "")

    def as_json(self) -> dict[str, Any]:
        """Returns the fields, and the sentence, as a plain dict."""
        return dataclasses.asdict(self) | {"sentence": self.sentence}
