"""What layers return while a network is read, for whoever wants to look inside.

    with activations.recording() as seen:
        logits = discriminator(images)
    seen["discriminator/conv2d"]  # [N, 14, 14, 64]

Nothing is kept unless somebody records, so that a layer's call costs no memory.
"""

import contextlib
import threading
from collections.abc import Iterator

import tensorflow as tf

_active = threading.local()


@contextlib.contextmanager
def recording() -> Iterator[dict[str, tf.Tensor]]:
    """Records the outputs of the layers that are called in the block, by this thread.

    Those of layers inside a branch, a loop or a function of its own are not recorded: their
    tensors cannot be used once it has ended.

    Yields:
      dict from the layer's variable scope to its output, in the order of the calls. A layer
      that is called again, as a discriminator on generated images is, has ` (call 2)` and so
      on behind its name, and one with several outputs the index of each.
    """
    outer = getattr(_active, "recorder", None)
    seen: dict[str, tf.Tensor] = {}
    _active.recorder = (tf.compat.v1.get_default_graph(), seen, {})
    try:
        yield seen
    finally:
        _active.recorder = outer


def record(name: str, outputs: tf.Tensor | list[tf.Tensor]) -> None:
    """Hands a layer's outputs to the innermost `recording`, if there is one.

    Args:
      name: str, the layer's variable scope.
      outputs: a tensor, or a nest of them.
    """
    recorder = getattr(_active, "recorder", None)
    if recorder is None or recorder[0] is not tf.compat.v1.get_default_graph():
        return
    _, seen, calls = recorder
    calls[name] = calls.get(name, 0) + 1
    label = name if calls[name] == 1 else f"{name} (call {calls[name]})"
    tensors = [tensor for tensor in tf.nest.flatten(outputs) if tf.is_tensor(tensor)]
    for index, tensor in enumerate(tensors):
        seen[label if len(tensors) == 1 else f"{label} [{index}]"] = tensor
