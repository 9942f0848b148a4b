"""The one place where TensorFlow is made to ask a block for its random numbers.

No public hook sees every draw. Dispatch (`tf.experimental.dispatch_for_api`) goes by the types
of arguments, and these are plain numbers and lists; it also sees only the function that the
user called, not the `tf.random.uniform` within `tf.nn.dropout`. Op callbacks are not public
either; they run after the operation that they would replace, and take every operation of the
block off its fast path. What does see every draw are the generated functions, one for each
operation, that TensorFlow's own Python calls as attributes of their modules. `install` wraps
these, their twins in `tf.raw_ops`, and the function that gives operations their seeds. Outside
of a block a wrapper passes straight on. `tests/stateful_random/test_hooks.py` fails when
TensorFlow changes any of this.
"""

import functools
import inspect
import sys
import threading
from collections.abc import Callable
from types import ModuleType

import tensorflow as tf

from tfgan_lite.stateful_random.block import CannotReplay
from tfgan_lite.stateful_random.ops import REFUSED, REPLACED, Seeds, draws

_RAW_OPS = (tf.raw_ops, tf.compat.v1.raw_ops, tf.compat.v2.raw_ops)
_SEEDS = "tensorflow.python.framework.random_seed"
# Keras draws with stateless operations, from a seed of each initializer's own. Where the user
# gave none it asks this function, which reads Python's own generator.
_KERAS_SEEDS = ("keras.src.random.seed_generator", "keras.src.backend.tensorflow.random")

_lock = threading.Lock()
_installed = False


def places(op: str) -> list[tuple[ModuleType, str]]:
    """Returns where an operation's function stands, as (module, attribute).

    Args:
      op: str, a name in `tf.raw_ops`.
    """
    raw = getattr(tf.raw_ops, op)
    module = sys.modules[raw.__module__]
    return [(module, raw.__wrapped__.__name__), (module, op), *((m, op) for m in _RAW_OPS)]


def install(active: Callable[[], Seeds | None]) -> None:
    """Wraps TensorFlow's functions, at the first call only.

    Args:
      active: function that returns the calling thread's block, or None outside of one.
    """
    global _installed
    if _installed:
        return
    with _lock:
        if _installed:
            return
        for op in [op for op in (*REPLACED, *REFUSED) if hasattr(tf.raw_ops, op)]:
            for module, name in places(op):
                function = getattr(module, name)
                wrap = _replacing if op in REPLACED else _refusing
                setattr(module, name, wrap(function, op, active))
        _ask_block(sys.modules[_SEEDS], "get_seed", lambda block: block.seeds, active)
        for keras in filter(None, map(sys.modules.get, _KERAS_SEEDS)):
            _ask_block(keras, "make_default_seed", lambda block: block.keras_seed, active)
        _installed = True


def _ask_block(module, name, method, active):
    original = getattr(module, name)

    @functools.wraps(original)
    def asking(*args, **kwargs):
        block = active()
        return (original if block is None else method(block))(*args, **kwargs)

    setattr(module, name, asking)


def _replacing(original, op, active):
    replacement = REPLACED[op]

    @functools.wraps(original)
    def replacing(*args, **kwargs):
        block = active()
        if block is None:
            return original(*args, **kwargs)
        try:
            return replacement(block, *args, **kwargs)
        except CannotReplay:
            return original(*args, **kwargs)

    return replacing


def _refusing(original, op, active):
    signature = inspect.signature(original)

    @functools.wraps(original)
    def refusing(*args, **kwargs):
        block = active()
        if block is not None and block.refuse:
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            if draws(op, bound.arguments):
                raise ValueError(
                    f"stateful_random: a block wants random operations that it can replay; got "
                    f"{op}. {REFUSED[op]}."
                )
        return original(*args, **kwargs)

    return refusing
