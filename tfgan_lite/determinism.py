"""TensorFlow's switches that decide which bits a formula gives: strict and fast.

TensorFlow rewrites what it runs: it fuses operations, reorders sums, folds constants. Each
rewrite is as right as the formula it replaces and differs from it by a rounding here and
there. Op by op nothing is rewritten, so that a graph and eager code part. `STRICT` is the
smallest set of switches with which they do not; BUILD.md has how it was found.

This file imports TensorFlow only where a switch is set, so that flags can be read before it.
"""

import contextlib
import dataclasses
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tensorflow as tf

# The passes of TensorFlow's graph optimizer (grappler). The first three may change a result's
# bits; the others remove, share, place or inline operations and leave their arithmetic as it is.
ROUNDING_PASSES = ("remapping", "arithmetic_optimization", "constant_folding")
PASSES = ROUNDING_PASSES + (
    "layout_optimizer",
    "shape_optimization",
    "dependency_optimization",
    "loop_optimization",
    "function_optimization",
)
ONEDNN_VARIABLE = "TF_ENABLE_ONEDNN_OPTS"


@dataclasses.dataclass(frozen=True)
class Numerics:
    """A setting of the switches.

    Attributes:
      name: str, for people.
      passes_off: the names in `PASSES` of grappler's passes that do not run, in a Session and
        in `tf.function`.
      tape_order: bool. True: the graph engine adds gradients up in the order of a
        `tf.GradientTape`, as eager code does; False: in that of `tf.gradients`, as TF1 did.
        The two differ where three or more gradients meet at one tensor.
      onednn: bool, whether oneDNN's kernels compute. TensorFlow reads it as it is imported;
        see `environment`.
      op_determinism: bool, whether operations with a race take another way, or raise. On a
        CPU no operation that the layers use has one.
      gpu_determinism: bool, the same where the machine has a GPU, on which many have one.
      tf32: bool, whether a GPU may shorten float32 factors to 10 bits of fraction.
    """

    name: str
    passes_off: tuple[str, ...] = ()
    tape_order: bool = False
    onednn: bool = True
    op_determinism: bool = False
    gpu_determinism: bool = False
    tf32: bool = True

    def __post_init__(self) -> None:
        unknown = [name for name in self.passes_off if name not in PASSES]
        if unknown:
            raise ValueError(f"Numerics: passes_off wants names among {PASSES}; got {unknown}.")

    @property
    def is_strict(self) -> bool:
        """Whether graph, eager and function are to have the same bits."""
        return self.tape_order and set(ROUNDING_PASSES) <= set(self.passes_off)

    def environment(self) -> dict[str, str]:
        """Returns the environment variables that must be set before TensorFlow is imported."""
        return {ONEDNN_VARIABLE: "1" if self.onednn else "0"}

    def configure(self, config: "tf.compat.v1.ConfigProto") -> None:
        """Sets the passes in the configuration of a Session."""
        rewriter = config.graph_options.rewrite_options
        for name in PASSES:
            setattr(rewriter, name, rewriter.OFF if name in self.passes_off else rewriter.DEFAULT)

    @contextlib.contextmanager
    def in_functions(self) -> Iterator[None]:
        """Sets the passes for every `tf.function` that is called in the block.

        TensorFlow keeps them for the whole process and looks at them at each call, so that
        engines with different numerics can take turns.
        """
        import tensorflow as tf

        before = tf.config.optimizer.get_experimental_options()
        wanted = {name: name not in self.passes_off for name in PASSES}
        if all(before.get(name, True) == on for name, on in wanted.items()):
            yield
            return
        tf.config.optimizer.set_experimental_options(wanted)
        try:
            yield
        finally:
            restored = {name: before.get(name, True) for name in PASSES}
            tf.config.optimizer.set_experimental_options(restored)

    def set_process(self) -> None:
        """Turns on op determinism, and TF32 off, for the whole process, if they are to be.

        Neither is undone by other numerics: TensorFlow cannot turn op determinism off again,
        and engines that are strict may still be there.
        """
        import tensorflow as tf

        on_gpu = self.gpu_determinism and tf.config.list_physical_devices("GPU")
        if self.op_determinism or on_gpu:
            tf.config.experimental.enable_op_determinism()
        if not self.tf32:
            tf.config.experimental.enable_tensor_float_32_execution(False)


FAST = Numerics("fast")
STRICT = Numerics("strict", ROUNDING_PASSES, tape_order=True, gpu_determinism=True, tf32=False)
NUMERICS = {numerics.name: numerics for numerics in (STRICT, FAST)}


def onednn_is_on() -> bool:
    """Returns whether the environment leaves oneDNN on, as it does by default."""
    return os.environ.get(ONEDNN_VARIABLE, "1").lower() not in ("0", "false")


def compiles_by_itself() -> bool:
    """Returns whether the environment has XLA compile parts of every graph, unasked."""
    return "auto_jit" in os.environ.get("TF_XLA_FLAGS", "")
