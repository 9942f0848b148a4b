"""`tensorflow.contrib.framework.python.ops`.

`arg_scope` is here both a module and, as in TensorFlow 1.15, the function that hides it.
"""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.framework.graphs import (  # noqa: F401
    get_graph_from_inputs,
    get_name_scope,
)
from tfgan_lite.legacy.tensorflow.contrib.framework.python.ops.arg_scope import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.python.ops.variables import *  # noqa: F403
from tfgan_lite.legacy.tensorflow.contrib.framework.python_functions import py_func  # noqa: F401

argsort = _tensorflow.argsort
sort = _tensorflow.sort
__getattr__, __dir__ = _overlay(__name__)
