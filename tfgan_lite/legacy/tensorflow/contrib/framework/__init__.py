"""`tf.contrib.framework` of TensorFlow 1: argument scopes, variables, checkpoints, shape checks."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.checkpoint_reading import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.global_steps import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.graphs import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.python_functions import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.shape_checks import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.smart_conditions import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.tensor_checks import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.variable_assigning import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.variable_finding import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.variable_making import *  # noqa: F403

TensorSpec = _tensorflow.TensorSpec
argsort = _tensorflow.argsort
sort = _tensorflow.sort

_PRIVATE = "tfgan_lite.legacy.tensorflow.python"  # TensorFlow's own private half
_INITIALIZERS = f"{_PRIVATE}.ops.init_ops"
_DEPRECATION = f"{_PRIVATE}.util.deprecation"
_ELSEWHERE = {
    "BoundedTensorSpec": f"{_PRIVATE}.framework.tensor_spec:BoundedTensorSpec",
    "RecordInput": f"{_PRIVATE}.ops.data_flow_ops:RecordInput",
    "convolutional_delta_orthogonal": f"{_INITIALIZERS}:convolutional_delta_orthogonal",
    "convolutional_orthogonal_1d": f"{_INITIALIZERS}:convolutional_orthogonal_1d",
    "convolutional_orthogonal_2d": f"{_INITIALIZERS}:convolutional_orthogonal_2d",
    "convolutional_orthogonal_3d": f"{_INITIALIZERS}:convolutional_orthogonal_3d",
    "deprecated": f"{_DEPRECATION}:deprecated",
    "deprecated_arg_values": f"{_DEPRECATION}:deprecated_arg_values",
    "deprecated_args": f"{_DEPRECATION}:deprecated_args",
    "nest": f"{_PRIVATE}.util.nest",
    "prepend_name_scope": f"{_PRIVATE}.framework.ops:prepend_name_scope",
    "strip_name_scope": f"{_PRIVATE}.framework.ops:strip_name_scope",
}
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
