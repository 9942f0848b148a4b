"""`slim.prefetch_queue`: a queue of batches that are made before they are asked for."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def prefetch_queue(
    tensors: Any,
    capacity: int = 8,
    num_threads: int = 1,
    dynamic_pad: bool = False,
    shared_name: str | None = None,
    name: str | None = None,
) -> Any:
    """Returns a queue whose `dequeue` gives tensors like those given; a queue runner fills it.

    Args:
      tensors: list, or dict by name, of tensors.
      capacity: how many of them the queue holds.
      num_threads: how many threads fill it.
      dynamic_pad: whether shapes may have unknown lengths.
      shared_name: name under which sessions share it, or None.
      name: str or None.

    Source: TensorFlow 1.15.
    """
    names = sorted(tensors) if isinstance(tensors, dict) else None
    listed = [tensors[key] for key in names] if names else list(tensors)
    kind = tf.queue.PaddingFIFOQueue if dynamic_pad else tf.queue.FIFOQueue
    with v1.name_scope(name, "prefetch_queue", listed):
        queue = kind(
            capacity=capacity,
            dtypes=[tensor.dtype for tensor in listed],
            shapes=[tensor.shape for tensor in listed],
            names=names,
            shared_name=shared_name,
        )
        filled = [queue.enqueue(tensors)] * num_threads
        v1.train.add_queue_runner(v1.train.QueueRunner(queue, filled))
        share = tf.cast(queue.size(), tf.float32) * (1.0 / capacity)
        v1.summary.scalar(f"fraction_of_{capacity}_full", share)
        return queue
