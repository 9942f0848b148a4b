"""`tf.device` on a machine that lacks the device."""

import contextlib
import functools
import logging
from typing import Any

import tensorflow as tf


def device(device_name_or_function: Any) -> contextlib.AbstractContextManager[Any]:
    """`tf.device`, which asks for nothing where a GPU is asked for and none is there.

    A script that was written for `/gpu:0` then runs on the CPU. TensorFlow 1 stops there with
    "Cannot assign a device", unless the session was made with `allow_soft_placement`.

    Args:
      device_name_or_function: str such as `/gpu:0`, a function from operation to str, or None.
    """
    if isinstance(device_name_or_function, str) and _wants_missing_gpu(device_name_or_function):
        _say(device_name_or_function)
        return contextlib.nullcontext()
    return tf.compat.v1.device(device_name_or_function)


def _wants_missing_gpu(name):
    parts = name.lower().replace("device:", "").split("/")
    numbers = [part.partition(":")[2] for part in parts if part.startswith("gpu")]
    if not numbers:
        return False
    index = int(numbers[-1]) if numbers[-1].isdigit() else 0
    return index >= _gpus()


@functools.cache
def _gpus():
    return len(tf.config.list_physical_devices("GPU"))


@functools.cache
def _say(name):
    logging.getLogger("tensorflow").warning(
        "tf.device(%r): this machine has %d GPUs; TensorFlow places these operations itself.",
        name,
        _gpus(),
    )
