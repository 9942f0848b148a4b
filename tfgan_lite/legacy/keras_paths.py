"""Where the modules of TensorFlow 1's Keras are today: Keras 2, in TensorFlow's package `tf_keras`.

Today's `tf.keras` is Keras 3: in a graph its layers fill no collection and its optimizers train
nothing. tf_keras goes on with the Keras of TensorFlow 1, graphs and sessions included, but has
split some files otherwise, so that old paths as `keras.layers.core` have to be looked up.
"""

import functools
import importlib
import operator
import sys
import types
from typing import Any

from tfgan_lite.legacy import keras_names

# Paths below `tensorflow` that mean `tf.keras`; one that another begins with comes behind it.
OTHER_NAMES = (
    *("contrib.keras.api.keras", "contrib.keras.api"),
    *("contrib.keras.python.keras", "contrib.keras.python", "contrib.keras"),
    *("python.keras._impl.keras", "python.keras._impl", "python.keras"),
)
# What TensorFlow itself loads for `tf.compat.v1.keras`, but under an environment variable only,
# which would hand Keras 2 to every other library of the process too.
_PUBLIC = "tf_keras.api._v1.keras"
_SOURCES = "tf_keras.src"
_RENAMED = {"initializations": "initializers", "objectives": "losses"}
_RENAMED_SOURCES = {
    "optimizer_v2": "optimizers.legacy",
    "saving.hdf5_format": "saving.legacy.hdf5_format",
}
_RENAMED_NAMES = {
    # Of the package `keras`, before TensorFlow had one.
    **dict.fromkeys(("Deconv2D", "Deconvolution2D"), "Conv2DTranspose"),
    **dict.fromkeys(("Deconv3D", "Deconvolution3D"), "Conv3DTranspose"),
    # Of Keras's sources.
    **dict.fromkeys(("Container", "Network"), "Functional"),
    "_obtain_input_shape": "obtain_input_shape",
    "_standardize_args": "standardize_args",
}
# By package: the public modules that have what its files had, and these files.
_SPLIT: dict[str, tuple[tuple[str, ...], str]] = {
    "backend": (("backend",), "common tensorflow_backend"),
    "engine": (
        ("layers", "models"),
        "base_layer input_layer input_spec network sequential topology training",
    ),
    "layers": (
        ("layers",),
        "advanced_activations convolutional convolutional_recurrent core cudnn_recurrent"
        " dense_attention embeddings local merge noise normalization pooling recurrent"
        " recurrent_v2 wrappers",
    ),
    "utils": (
        ("utils",),
        "conv_utils data_utils generic_utils io_utils layer_utils np_utils vis_utils",
    ),
}


def places(path: str) -> "tuple[types.ModuleType | Sources, ...]":
    """Returns what has the names of `tf.keras.PATH`, nearest first.

    Args:
      path: str, a dotted name below `keras`, of Keras's own or of TensorFlow's sources; empty for
        the package itself.

    Returns:
      An empty tuple for a path that Keras 2 has not.
    """
    path = _RENAMED.get(path, path)
    package, _, file = path.rpartition(".")
    if path == "engine" or file in files(package):
        public = _SPLIT[package or path][0]
    elif _public(path) is not None:
        public = (path,)
    elif _source(path) is not None:
        public = ()
    else:
        return ()
    return (*filter(None, map(_public, public)), Sources(path, public == (path,)))


def files(package: str) -> tuple[str, ...]:
    """Returns the names of the modules below a package of `keras` that only the table knows."""
    if not package:
        return ("engine", *_RENAMED)
    return tuple(_SPLIT[package][1].split()) if package in _SPLIT else ()


def public(path: str) -> str:
    """Returns the public path of a name below `keras`, or the path itself where it has none.

    Args:
      path: str, such as `layers.core.Dense`, which is `layers.Dense`.
    """
    file, _, name = path.rpartition(".")
    package, _, last = file.rpartition(".")
    for module in _SPLIT[package][0] if last in files(package) and package else ():
        if name in dir(_public(module)):
            return f"{module}.{name}"
    return path


class Sources:
    """What tf_keras's files have for themselves, as attributes.

    The file of the path comes first, then those of its package, and for a file of old all others:
    which of them had a name is not kept up here.

    Args:
      path: str, a dotted name below `keras`.
      is_public: bool, whether the path is one that everybody may use still.
    """

    def __init__(self, path: str, is_public: bool) -> None:
        self._path, self._is_public = path, is_public

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or not self._path:
            raise AttributeError(name)
        name = _RENAMED_NAMES.get(name, name)
        own = getattr(_source(self._path), name, None)
        if own is not None and not isinstance(own, types.ModuleType):
            return own
        for module in self._files():
            found = vars(module).get(name)
            # What a file has only imported, from TensorFlow or NumPy, is no name of Keras.
            if str(getattr(found, "__module__", "")).startswith(_SOURCES):
                return found
        raise AttributeError(name)

    def __dir__(self) -> list[str]:
        return []  # they are no part of `import *`

    def _files(self):
        package = f"{_SOURCES}.{self._path.partition('.')[0]}."
        loaded = [name for name in sys.modules if name.startswith(f"{_SOURCES}.")]
        for name in sorted(loaded, key=lambda name: (not name.startswith(package), name)):
            if name.startswith(package) or not self._is_public:
                yield sys.modules[name]


def _public(path):
    """Returns a public module by its path below `keras`, or None."""
    try:
        found = operator.attrgetter(path)(_keras()) if path else _keras()
    except AttributeError:
        return None
    return found if isinstance(found, types.ModuleType) else None


@functools.cache
def _keras():
    module = importlib.import_module(_PUBLIC)
    keras_names.name_as_before(module)
    return module


def _source(path):
    """Returns the file of tf_keras by its path below `keras`, or None."""
    for old, new in _RENAMED_SOURCES.items():
        if path == old or path.startswith(f"{old}."):
            path = new + path.removeprefix(old)
    name = f"{_SOURCES}.{path}"
    try:
        return importlib.import_module(name) if path else None
    except ModuleNotFoundError as error:
        if error.name is None or not f"{name}.".startswith(f"{error.name}."):
            raise
        return None
