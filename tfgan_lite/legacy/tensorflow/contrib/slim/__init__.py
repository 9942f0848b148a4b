"""`tf.contrib.slim` of TensorFlow 1.15: layers, arg_scope, losses, training and evaluation.

The layers are those of `tf.contrib.layers`, `arg_scope` and the variables those of
`tf.contrib.framework`, the losses those of `tf.contrib.losses`.
"""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib import framework as _framework
from tfgan_lite.legacy.tensorflow.contrib import layers as _layers

_TF = "tfgan_lite.legacy.tensorflow"
_LAYERS = f"{_TF}.contrib.layers"
_SUBMODULES = (
    "data",
    "data_decoder",
    "data_provider",
    "dataset",
    "dataset_data_provider",
    "evaluation",
    "learning",
    "metrics",
    "model_analyzer",
    "parallel_reader",
    "prefetch_queue",
    "queues",
    "summaries",
    "tfexample_decoder",
)
_ELSEWHERE = {
    "losses": f"{_TF}.contrib.losses",
    "variables": f"{_TF}.contrib.framework.python.ops.variables",
    **{
        name: f"{_LAYERS}.python.layers.{name}"
        for name in ("initializers", "layers", "regularizers", "utils")
    },
    # Modules that slim's file imported, and that scripts reach through it.
    **{
        name: f"{_TF}.python.ops.{name}"
        for name in ("array_ops", "control_flow_ops", "init_ops", "math_ops", "nn", "nn_ops")
    },
    "ops": f"{_TF}.python.framework.ops",
    "summary": f"{_TF}.summary",
    "variable_scope": f"{_TF}.python.ops.variable_scope",
}
__getattr__, __dir__ = _overlay(__name__, (_layers, _framework), _SUBMODULES, _ELSEWHERE)
