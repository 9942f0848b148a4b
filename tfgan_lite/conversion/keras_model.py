"""Keras models: found, read and written through Keras' own interface.

A variable's name is its Keras `path`, such as `generator/dense/kernel`. Keras is imported when
a function here first needs it: bundles can do without.
"""

import contextlib
import os
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite.conversion.contents import Contents, Kind, Spec
from tfgan_lite.errors import InputError
from tfgan_lite.importing import call_by_name

# What Keras, h5py and zipfile raise for a file that is damaged or of another model.
_READ_ERRORS = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    ImportError,
    EOFError,
    zipfile.BadZipFile,
)


def names_model(like: str) -> bool:
    """Tells whether a value of `--like` names a Keras model, and not a bundle."""
    module, colon, function = like.partition(":")
    dotted = all(part.isidentifier() for part in module.split("."))
    return like.endswith(".keras") or bool(colon and dotted and function.isidentifier())


def make(like: str) -> Any:
    """Returns a built Keras model.

    Args:
      like: `PACKAGE.MODULE:FUNCTION`, found from the current directory too, or `FILE.keras`.

    Raises:
      InputError: if there is no such function or file, or no built model comes of it.
    """
    if like.endswith(".keras"):
        return _load(like)
    model = call_by_name("--like", like)
    if not getattr(model, "built", False) or not hasattr(model, "save_weights"):
        raise InputError(
            f"--like: {like} wants to return a built keras.Model; got {type(model).__name__}. "
            "Give its first layer an Input, or call build() or the model once."
        )
    return model


def read(path: str, kind: Kind, model: Any = None) -> Contents:
    """Reads a Keras file into arrays.

    Args:
      path: of the file.
      kind: WEIGHTS or KERAS.
      model: a built model, into which the weights are loaded. A `.keras` file has its own, and
        needs one only if it has classes that Keras does not know.

    Raises:
      InputError: for a file that is missing, damaged, or of another model.
    """
    if not os.path.isfile(path):
        raise InputError(f"checkpoint {path}: wants a file; there is none. Give another.")
    if model is None and kind is Kind.WEIGHTS:
        raise InputError(
            f"--like: wants the model of {path}, as PACKAGE.MODULE:FUNCTION or FILE.keras; "
            "got none. A weights file holds no names of its own."
        )
    if kind is Kind.KERAS:
        with contextlib.suppress(InputError) if model is not None else contextlib.nullcontext():
            return of_model(path, kind, _load(path))
    try:
        model.load_weights(path)
    except _READ_ERRORS as error:
        raise InputError(
            f"checkpoint {path}: wants the weights of the model of --like; they cannot be read "
            f"into it ({_line(error)}). Give the file or the model that fits."
        ) from error
    return of_model(path, kind, model)


def of_model(path: str, kind: Kind, model: Any) -> Contents:
    """Returns the present weights of a model, copied, in order of creation."""
    variables = variables_of(model)
    arrays = {name: _array(variable) for name, variable in variables.items()}
    specs = [Spec(name, array.shape, _dtype(variables[name])) for name, array in arrays.items()]
    return Contents(path, kind, specs, lambda name: arrays[name], root=model.name)


def variables_of(model: Any) -> dict[str, Any]:
    """Returns the Keras variables of a model's layers by path, in order of creation.

    A path that two variables share gets `#2`, `#3`, ... at its end. The states of random
    generators are not among them.
    """
    found: dict[str, Any] = {}
    for variable in model.weights:
        name, number = variable.path, 2
        while name in found:
            name, number = f"{variable.path}#{number}", number + 1
        found[name] = variable
    return found


def write(path: str, model: Any, arrays: Mapping[str, np.ndarray]) -> None:
    """Assigns values to a model and writes it.

    Args:
      path: ends in `.weights.h5` or `.keras`.
      model: what `make` returns. What `arrays` lacks keeps its value.
      arrays: values by name, of the variables' shapes and dtypes.

    Raises:
      InputError: for a model that cannot be written as a `.keras` file.
      OSError: if the disk does not take it.
    """
    variables = variables_of(model)
    for name, array in arrays.items():
        variables[name].assign(array)
    if path.endswith(".weights.h5"):
        model.save_weights(path)
        return
    try:
        model.save(path)
    except (TypeError, ValueError, NotImplementedError) as error:
        raise InputError(
            f"--like: wants a model that Keras can write as a .keras file; it says "
            f"{_line(error)!r}. Take .weights.h5."
        ) from error


def list_file(path: str) -> Contents:
    """Returns what a `.weights.h5` file holds without its model: arrays by path in the file.

    Raises:
      InputError: for a file that is missing or damaged.
    """
    import h5py

    arrays: dict[str, np.ndarray] = {}

    def add(name, item):
        if isinstance(item, h5py.Dataset):
            arrays[name] = item[()]

    try:
        with h5py.File(path, "r") as file:
            file.visititems(add)
    except _READ_ERRORS as error:
        raise InputError(
            f"checkpoint {path}: wants a whole HDF5 file; it cannot be read ({_line(error)}). "
            "Give another."
        ) from error
    specs = [Spec(name, array.shape, array.dtype.name) for name, array in arrays.items()]
    return Contents(path, Kind.WEIGHTS, specs, lambda name: arrays[name])


def _load(path):
    import keras

    try:
        return keras.saving.load_model(path, compile=False)
    except _READ_ERRORS as error:
        raise InputError(
            f"checkpoint {path}: wants a Keras model file that can be loaded; got "
            f"{_line(error)!r}. If it has classes of your own, give --like=PACKAGE.MODULE:FUNCTION."
        ) from error


def _array(variable):
    import keras

    return np.array(keras.ops.convert_to_numpy(variable))


def _dtype(variable):
    return tf.as_dtype(str(variable.dtype)).name


def _line(error):
    return next((line.strip() for line in str(error).splitlines() if line.strip()), repr(error))
