"""TF1 names in a TF2 object checkpoint, and back.

A TF2 checkpoint stores a tree of objects. A variable's key is its path through the tree: the
names of the edges, joined by `/`, with `.` in an edge's name written `..` and `/` written `.S`,
and `/.ATTRIBUTES/VARIABLE_VALUE` at the end. The layout:

    ================================  =============================================
    TF1 name                          edges
    ================================  =============================================
    global_step                       global_step
    generator/dense/kernel            generator, dense, kernel
    generator/dense/kernel/Adam       generator, dense, kernel/Adam
    root/w                            root/w
    ================================  =============================================

Every scope is an object and every variable an edge of its scope, so that a `tf.Module` with
attributes of the same names restores it. Below a variable there can be no object: where a name
goes on behind the name of a variable, as those of slots and averages do, its rest is one edge
with slashes in its name. At the top, `root` and `save_counter` are TensorFlow's own names, and
a scope so called is joined to what follows it. With the edges joined by `/` each name comes
back as it was.

`tf.train.Checkpoint.restore` asks every checkpoint for the `save_counter` that `save` keeps, so
the tree has one, of 0. It is no variable of the model and is not brought back.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite.errors import InputError

SAVE_COUNTER = "save_counter"
GRAPH_KEY = "_CHECKPOINTABLE_OBJECT_GRAPH"  # the key under which the tree itself is stored
_VALUE = "/.ATTRIBUTES/VARIABLE_VALUE"
_TAKEN = ("root", SAVE_COUNTER)


def name_of(key: str) -> str:
    """Returns the name for a key: the edges joined by `/`.

    What is not the value of a variable, such as an object's configuration, keeps its key.
    """
    if not key.endswith(_VALUE):
        return key
    edges = key.removesuffix(_VALUE).split("/")
    return "/".join(re.sub(r"\.([.S])", lambda m: "./"[m[1] == "S"], e) for e in edges)


def check_names(names: Iterable[str]) -> None:
    """Checks that variables of these names have a place in the layout.

    Raises:
      InputError: for a variable whose whole name is one of TensorFlow's own.
    """
    taken = sorted(set(_TAKEN) & set(names))
    if taken:
        raise InputError(
            f"variable {taken[0]}: wants a name other than {' and '.join(_TAKEN)}, which "
            "TensorFlow keeps for itself in an object checkpoint; got just that. Rename it with "
            "--map."
        )


def edges(name: str, names: Collection[str]) -> list[str]:
    """Returns the names of the edges from the root to a variable.

    Args:
      name: the variable's name.
      names: the names of all variables of the checkpoint.
    """
    parts = name.split("/")
    for end in range(1, len(parts)):
        if "/".join(parts[:end]) in names:
            parts = [*parts[: end - 1], "/".join(parts[end - 1 :])]
            break
    return ["/".join(parts[:2]), *parts[2:]] if parts[0] in _TAKEN else parts


def write(prefix: str, arrays: Mapping[str, np.ndarray]) -> None:
    """Writes a TF2 object checkpoint in the layout above.

    Args:
      prefix: path without `.index`.
      arrays: the values by TF1 name.

    Raises:
      InputError: see `check_names`.
      tf.errors.OpError: if the disk does not take it.
    """
    check_names(arrays)
    tree: dict[str, Any] = {SAVE_COUNTER: _variable(np.zeros([], np.int64))}
    for name, array in arrays.items():
        *scopes, leaf = edges(name, arrays.keys())
        node = tree
        for scope in scopes:
            node = node.setdefault(scope, {})
        node[leaf] = _variable(array)
    # As an attribute of a module, a dict becomes an object whose edges are its keys, whatever
    # characters they have. Attributes would collide with the methods of their own object.
    holder = tf.Module()
    holder.tree = tree
    tf.train.Checkpoint(root=holder.tree).write(prefix)


def _variable(array):
    with tf.device("CPU:0"):
        return tf.Variable(tf.convert_to_tensor(array), trainable=False)
