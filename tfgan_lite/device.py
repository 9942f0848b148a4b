"""Which device an engine computes on: `auto`, `cpu` or `gpu[:N]`."""

import tensorflow as tf

from tfgan_lite.errors import InputError
from tfgan_lite.settings import DEVICES, is_device


def session_config(device: str) -> tf.compat.v1.ConfigProto:
    """Returns the `ConfigProto` of a session that computes on `device`.

    Args:
      device: `"auto"` for a GPU where there is one and else the CPU, `"cpu"`, `"gpu"` for
        the first GPU or `"gpu:N"` for the one with index N.

    Raises:
      InputError: for another word, and for a GPU that this machine does not have.
    """
    if not is_device(device):
        raise InputError(f"--device: wants {DEVICES}; got {device!r}.")
    config = tf.compat.v1.ConfigProto()
    # Grappler's remapper cannot rewrite the gradient of a leaky ReLU behind a convolution, and
    # prints an error line each time. Without it, steps were measured to take as long (1 %).
    rewriter = config.graph_options.rewrite_options
    rewriter.remapping = rewriter.OFF
    if device == "cpu":
        config.device_count["GPU"] = 0
        return config
    config.allow_soft_placement = True  # the input pipeline and a few kernels are CPU only
    config.gpu_options.allow_growth = True
    if device != "auto":
        index, present = (
            int(device.partition(":")[2] or 0),
            len(tf.config.list_physical_devices("GPU")),
        )
        if index >= present:
            raise InputError(
                f"--device: {device} wants a GPU with index {index}; TensorFlow sees {present} "
                "GPUs. Use --device=auto, or install the extra `gpu` and check the driver."
            )
        config.gpu_options.visible_device_list = str(index)
    return config
