"""TensorFlow 1 for a script of its time: `import tfgan_lite.legacy.tensorflow as tf`.

Everything of `tf.compat.v1`, and over it what is gone: `tf.layers`, `tf.contrib`, the RNN
cells, the names and argument orders from before 1.0. Importing this module switches the process
to TensorFlow 1's behaviour. What is not provided says so, and names the nearest thing that works.
"""

import tensorflow as _tensorflow

from tfgan_lite.legacy import behavior as _behavior
from tfgan_lite.legacy import shadows as _shadows
from tfgan_lite.legacy.overlay import overlay as _overlay

_behavior.switch_on()
_shadows.install()

__version__ = VERSION = "1.15.5"  # what scripts branch on; GIT_VERSION is TensorFlow's own
_HERE = "tfgan_lite.legacy.tensorflow"
_SUBMODULES = (
    "app",
    "compat",
    "contrib",
    "examples",
    "flags",
    "image",
    "keras",
    "layers",
    "logging",
    "nn",
    "python",
    "train",
)
_INITIALIZING = f"{_HERE}.initializing"
_RENAMED = f"{_HERE}.before_one.renamed"
_ORDERED = f"{_HERE}.before_one.argument_orders"
_SUMMARIES = f"{_HERE}.before_one.summaries"
_ELSEWHERE = {
    "device": f"{_HERE}.placement:device",
    "global_variables_initializer": f"{_INITIALIZING}:global_variables_initializer",
    "initialize_all_variables": f"{_INITIALIZING}:initialize_all_variables",
    **{
        name: f"{_RENAMED}:{name}"
        for name in (
            "batch_matmul",
            "complex_abs",
            "inv",
            "listdiff",
            "mul",
            "neg",
            "pack",
            "select",
            "sub",
            "unpack",
        )
    },
    **{
        name: f"{_ORDERED}:{name}"
        for name in ("concat", "concat_v2", "reverse", "reverse_v2", "split", "split_v")
    },
    **{
        name: f"{_SUMMARIES}:{name}"
        for name in (
            "audio_summary",
            "histogram_summary",
            "image_summary",
            "merge_all_summaries",
            "merge_summary",
            "scalar_summary",
            "tensor_summary",
        )
    },
}
__getattr__, __dir__ = _overlay(
    __name__, (_tensorflow.compat.v1, _tensorflow), _SUBMODULES, _ELSEWHERE
)
