"""`tf.contrib.slim` of TensorFlow 1.15: layers, arg_scope, losses, training and evaluation.

The layers are those of `tf.contrib.layers`, `arg_scope` and the variables those of
`tf.contrib.framework`, the losses those of `tf.contrib.losses`.
"""

import importlib as _importlib
from typing import Any as _Any

from tfgan_lite.legacy.overlay import overlay as _overlay

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


class _Below:
    """What is not slim's own: the names of the layers, then those of the framework."""

    def __getattr__(self, name: str) -> _Any:
        try:
            return getattr(_importlib.import_module(_LAYERS), name)
        except AttributeError:
            return getattr(_importlib.import_module(f"{_TF}.contrib.framework"), name)

    def __dir__(self) -> list[str]:
        modules = (_LAYERS, f"{_TF}.contrib.framework")
        return sorted(
            {name for module in modules for name in dir(_importlib.import_module(module))}
        )


__getattr__, __dir__ = _overlay(__name__, _Below(), _SUBMODULES, _ELSEWHERE)
