"""Modules of contrib by the paths of TensorFlow 1's sources: `contrib.layers.python.layers.utils`.

A path below `contrib.PACKAGE.python` has every name of the package, also of those files of it that
it does not offer in public: which of TensorFlow's files had a name is not kept up here.
"""

import importlib
import pkgutil
import re
import types
from typing import Any

_CONTRIB = "tfgan_lite.legacy.tensorflow.contrib"
_LONG = re.compile(r"contrib\.(\w+)\.(?:python(?:\.|$)|summary(?:_ops)?$)(.*)")
# Files whose names come first, where two files of the package have one by the same name.
_FIRST = {
    "gan.losses_impl": "losses.wargs",
    "gan.losses_wargs": "losses.wargs",
    "gan.losses": "losses",
    "gan.tuple_losses": "losses",
    "gan.tuple_losses_impl": "losses",
}
# Paths that are reached as attributes too, and not by import alone.
_MODULES = (
    "attention_wrapper",
    "basic_decoder",
    "beam_search_decoder",
    "beam_search_ops",
    "checkpoint_utils",
    "classifier_metrics",
    "core_rnn",
    "core_rnn_cell",
    "core_rnn_cell_impl",
    "data",
    "decoder",
    "embedding_ops",
    "encoders",
    "eval",
    "evaluation",
    "features",
    "framework",
    "fused_rnn_cell",
    "gru_ops",
    "helper",
    "hparam",
    "initializers",
    "layers",
    "learning",
    "loss",
    "loss_ops",
    "losses",
    "losses_impl",
    "lstm_ops",
    "namedtuples",
    "normalization",
    "ops",
    "optimizers",
    "python",
    "regularizers",
    "rnn",
    "rnn_cell",
    "seq2seq",
    "slim",
    "spectral_normalization",
    "summaries",
    "tensor_util",
    "tfe",
    "train",
    "training",
    "tuple_losses",
    "utils",
    "variables",
    "virtual_batchnorm",
)


def names_below(path: str) -> "Names | None":
    """Returns what a path below `tensorflow` has, or None for a path that is no long one."""
    found = _LONG.match(path)
    if found is None:
        return None
    package, rest = found.groups()
    return Names(package, rest.rpartition(".")[2], f"{_CONTRIB}.{path.partition('.')[2]}")


class Names:
    """The names of a package and of all its files, as attributes.

    Args:
      package: str, below `contrib`.
      last: str, the last part of the long path.
      path: str, the whole name of the module that stands at the long path.
    """

    def __init__(self, package: str, last: str, path: str) -> None:
        self._package = f"{_CONTRIB}.{package}"
        self._first = _FIRST.get(f"{package}.{last}", last)
        self._path = path

    def __getattr__(self, name: str) -> Any:
        for module in self._modules():
            if name in vars(module):
                return vars(module)[name]
        found = getattr(importlib.import_module(self._package), name, None)
        # A file of the package has fewer names than the path that ends in its name.
        if found is not None and not (isinstance(found, types.ModuleType) and name in _MODULES):
            return found
        for module in self._files():
            if name in vars(module):
                return vars(module)[name]
        if name in _MODULES:
            return importlib.import_module(f"{self._path}.{name}")
        raise AttributeError(name)

    def __dir__(self) -> list[str]:
        return dir(importlib.import_module(self._package))

    def _modules(self):
        """The file of the path's own name, if there is one."""
        try:
            return [importlib.import_module(f"{self._package}.{self._first}")]
        except ModuleNotFoundError:
            return []

    def _files(self):
        package = importlib.import_module(self._package)
        for found in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{self._package}."):
            yield importlib.import_module(found.name)
