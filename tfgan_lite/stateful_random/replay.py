"""A context in which stateful draws are functions of (seed, number of the draw, step)."""

import operator
from types import TracebackType

import tensorflow as tf

from tfgan_lite.stateful_random import block, hooks


def replayed(
    seed: int = 0, step: int | tf.Tensor | tf.Variable | None = None, refuse: bool = True
) -> "Replay":
    """Returns a context in which stateful draws are equal in graph and eager code.

    Within the block, in the thread that entered it, every stateful random operation that
    TensorFlow's Python calls, however deep, draws Philox numbers that are a function of
    (seed, number of the draw in the block, step). Code that does not know of the block
    (`tf.random.normal`, `tf.nn.dropout`, `tf.image.random_crop`, initializers) then draws
    what it draws in the other engine:

        with tf.Graph().as_default(), replayed(seed=1):            # around the building
            loss = model(...)
            # the n-th session.run of `loss` draws step n

        replay = replayed(seed=1)
        for _ in range(steps):
            with replay:                                           # the n-th entry is step n
                loss = model(...)

    Draws that were given an op seed are keyed by it instead of by their number, so that two
    operations of one kind and one op seed draw alike, as in a TF1 graph. Draws for the
    initial value of `get_variable`, or of any variable that is made from a function, are
    keyed by the variable's name; they take no number, and no step. `tf.Variable(tf.random.
    normal(...))` takes a number; in a graph it starts from the draw of step 0, so eager code
    that makes such variables is to make them once, at step 0.

    Branches of `tf.cond` are numbered side by side; a warning says where that leaves eager
    code with other numbers. A draw in the body of a graph's `tf.while_loop` is an error, and
    so is one in a `tf.function` or a `tf.data` function that is traced within the block:
    enter the block inside of it. With `jit_compile=True` a draw is a function of the same three,
    but XLA reads the lower half of a seed only and makes floats of other bits, so that its
    numbers are not those of other modes; it has no shuffle, gamma, poisson or categorical.

    Not covered: NumPy; draws in another thread, such as `tf.py_function`'s; and stateful
    operations that come without a call of Python, in an imported graph. The last are an error
    when the block ends, in the graph that it was entered in. `tf.random.Generator` and Keras
    `SeedGenerator` go by their own state. An inner block draws from its own seed alone.

    Args:
      seed: Python int. Two blocks of one seed draw the same numbers.
      step: int, or integer scalar tensor or variable; in a graph an int stands still. None
        counts: in eager code the entries of the returned object, in a graph the runs in which
        any draw of the block takes part, in each session from 0.
      refuse: bool. False lets draws that cannot be replayed through as they are, instead of
        raising: they are then TensorFlow's own, and other numbers in each engine.

    Returns:
      `Replay`, to be entered as often as needed.

    Raises:
      ValueError: for a step that is no integer scalar. On entering, without a step inside of
        a `tf.function`. Within the block, for the operations and places named above.
    """
    return Replay(seed, step, refuse)


class Replay:
    """The context that `replayed` returns.

    Attributes:
      seed, step, refuse: the arguments of `replayed`.
    """

    def __init__(
        self,
        seed: int = 0,
        step: int | tf.Tensor | tf.Variable | None = None,
        refuse: bool = True,
    ) -> None:
        self.seed, self.refuse = operator.index(seed), refuse
        self.step = step if step is None else _checked(step)
        self._entries = 0  # in eager code

    def __enter__(self) -> "Replay":
        hooks.install(block.current)
        block.enter(self.seed, self.step, self._entries, self.refuse)
        if tf.executing_eagerly():
            self._entries += 1
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        block.leave(clean=exception_type is None)


def _checked(step):
    """Returns a step as an int, or as the tensor or variable that it is."""
    if isinstance(step, tf.Variable) or tf.is_tensor(step):
        if step.dtype.is_integer and step.shape.rank in (0, None):
            return step
        got = f"{step.dtype.name} of shape {step.shape}"
    else:
        try:
            return operator.index(step)
        except TypeError:
            got = repr(step)
    raise ValueError(
        f"replayed: step wants an int or an integer scalar tensor; got {got}. Give a counter, "
        "such as tf.compat.v1.train.get_global_step()."
    )
