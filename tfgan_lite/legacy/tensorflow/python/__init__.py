"""`tensorflow.python`, TensorFlow's private half, of which scripts of the time took modules.

It had the operations too: `from tensorflow.python import shape` is `tf.shape`.
"""

import importlib as _importlib
from typing import Any as _Any


def __getattr__(name: str) -> _Any:
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return _importlib.import_module(f"{__name__}.{name}")
    except ModuleNotFoundError:
        public = _importlib.import_module(__name__.rpartition(".")[0])
        try:
            return getattr(public, name)
        except AttributeError:
            pass
        raise
