"""Learning-rate schedules: by which factor a rate shrinks, as a function of the step alone.

A schedule has no state, so that a run which resumes at a step has the rate of that step.
"""

import dataclasses
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what a flag says is checked before anyone waits for TensorFlow
    import tensorflow as tf

FORMS = (
    "constant, linear:STEPS[:END], cosine:STEPS[:END], exponential:STEPS:FACTOR or "
    "step:STEPS:FACTOR"
)
_OPTIONAL = ("linear", "cosine")
_REQUIRED = ("exponential", "step")


@dataclasses.dataclass(frozen=True)
class Schedule:
    """How a learning rate falls with the steps.

    Attributes:
      kind: `"constant"`; `"linear"` or `"cosine"` down to `end` times the rate at `steps` and
        from there on; `"exponential"`, times `end` over each `steps`, in even shares; or
        `"step"`, times `end` at once after each `steps`.
      steps: int >= 1; what it counts is given above.
      end: float, 0 or more; a factor.

    Source: cosine, Loshchilov and Hutter 2017, equation 5, without restarts.
    """

    kind: str = "constant"
    steps: int = 1
    end: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in ("constant", *_OPTIONAL, *_REQUIRED):
            raise ValueError(f"schedule: wants {FORMS}; got the kind {self.kind!r}.")
        if self.steps < 1:
            raise ValueError(f"schedule: {self.kind} wants 1 step or more; got {self.steps}.")
        if not 0.0 <= self.end < math.inf:
            raise ValueError(f"schedule: {self.kind} wants a factor of at least 0; got {self.end}.")

    @classmethod
    def parse(cls, text: str) -> "Schedule":
        """Returns the schedule that a flag's value such as `cosine:1000` stands for.

        Raises:
          ValueError: for a value of another form.
        """
        kind, *numbers = text.split(":")
        least = {"constant": 0} | dict.fromkeys(_OPTIONAL, 1) | dict.fromkeys(_REQUIRED, 2)
        most = least | dict.fromkeys(_OPTIONAL, 2)
        try:
            if least[kind] <= len(numbers) <= most[kind]:
                return cls(kind, *(int(n) for n in numbers[:1]), *(float(n) for n in numbers[1:]))
        except KeyError:
            pass
        except ValueError as error:
            if str(error).startswith("schedule"):
                raise
        raise ValueError(f"schedule: wants {FORMS}; got {text!r}.")

    def __str__(self) -> str:
        return self.kind if self.kind == "constant" else f"{self.kind}:{self.steps}:{self.end}"

    def factor(self, step: "tf.Tensor | tf.Variable") -> "tf.Tensor":
        """Returns the factor of the rate as a float32 scalar, computed in float64.

        Args:
          step: int64 scalar, the rounds played before this one.
        """
        import tensorflow as tf

        share = tf.cast(tf.identity(step), tf.float64) / self.steps
        left = 1.0 - tf.minimum(share, 1.0)
        if self.kind == "linear":
            factor = self.end + (1.0 - self.end) * left
        elif self.kind == "cosine":
            wave = 0.5 * (1.0 + tf.cos(math.pi * (1.0 - left)))
            factor = self.end + (1.0 - self.end) * wave
        elif self.kind == "exponential":
            factor = tf.pow(tf.constant(self.end, tf.float64), share)
        elif self.kind == "step":
            factor = tf.pow(tf.constant(self.end, tf.float64), tf.floor(share))
        else:
            factor = tf.ones_like(share)
        return tf.cast(factor, tf.float32)


CONSTANT = Schedule()
