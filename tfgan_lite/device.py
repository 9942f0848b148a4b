"""Which device an engine computes on: `auto`, `cpu` or `gpu[:N]`."""

import contextlib
from contextlib import AbstractContextManager

import tensorflow as tf

from tfgan_lite.determinism import FAST, Numerics
from tfgan_lite.errors import InputError
from tfgan_lite.settings import DEVICES, is_device


def session_config(device: str, numerics: Numerics = FAST) -> tf.compat.v1.ConfigProto:
    """Returns the `ConfigProto` of a session that computes on `device`.

    Args:
      device: `"auto"` for a GPU where there is one and else the CPU, `"cpu"`, `"gpu"` for
        the first GPU or `"gpu:N"` for the one with index N.
      numerics: which of TensorFlow's graph optimizations may change the bits.

    Raises:
      InputError: for another word, and for a GPU that this machine does not have.
    """
    index = _gpu_index(device)
    config = tf.compat.v1.ConfigProto()
    numerics.configure(config)
    if device == "cpu":
        config.device_count["GPU"] = 0
        return config
    config.allow_soft_placement = True  # the input pipeline and a few kernels are CPU only
    config.gpu_options.allow_growth = True
    if index is not None:
        config.gpu_options.visible_device_list = str(index)
    return config


def eager_device(device: str) -> AbstractContextManager[object]:
    """Returns the context in which eager code computes on `device`; see `session_config`.

    Raises:
      InputError: for another word, and for a GPU that this machine does not have.
    """
    index = _gpu_index(device)
    if device == "auto":
        return contextlib.nullcontext()
    return tf.device("/CPU:0" if index is None else f"/GPU:{index}")


def share_gpus() -> None:
    """Lets eager code take a GPU's memory as it needs it, as `session_config` does."""
    for gpu in tf.config.list_physical_devices("GPU"):
        # A process that has computed on it has taken its memory already.
        with contextlib.suppress(RuntimeError):
            tf.config.experimental.set_memory_growth(gpu, True)


def _gpu_index(device):
    """Returns the index of the GPU that is asked for, or None for `auto` and `cpu`."""
    if not is_device(device):
        raise InputError(f"--device: wants {DEVICES}; got {device!r}.")
    if device in ("auto", "cpu"):
        return None
    index, present = int(device.partition(":")[2] or 0), len(tf.config.list_physical_devices("GPU"))
    if index >= present:
        raise InputError(
            f"--device: {device} wants a GPU with index {index}; TensorFlow sees {present} "
            "GPUs. Use --device=auto, or install the extra `gpu` and check the driver."
        )
    return index
