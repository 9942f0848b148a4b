"""What a layer is called, and the variable scope that it enters at every call."""

import collections
import contextlib
import re
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite import variables

_NAME_COUNTS = "_tfgan_lite_layer_name_counts"  # an attribute of the graph


class Scoped:
    """The name and the variable scope of one layer, chosen once.

    The object's name (`dense_1`) and its scope (`dense`) are counted apart, as in TF 1.15.

    Args:
      name: str, also the scope's; None for the class name in snake case, numbered.
      scope: str or `VariableScope` to open now; None to choose one at the first call.
      reuse: as in `variable_scope`.
    """

    built = False

    def __init__(self, name, scope, reuse):
        self._reuse = reuse
        self._set_name(name)
        self._scope = self._current = None
        if scope:
            with tf.compat.v1.variable_scope(scope) as self._scope:
                pass

    @property
    def name(self):
        return self._name

    @property
    def scope_name(self):
        if self._scope is None:
            raise ValueError(
                f'No name available for layer scope because the layer "{self._name}" has not been '
                "used yet. The scope name is determined the first time the layer instance is "
                "called. You must therefore call the layer before querying `scope_name`."
            )
        return self._scope.name

    def _set_name(self, name):
        if isinstance(name, tf.compat.v1.VariableScope):
            self._name, self._base_name = _numbered(type(self)), name.name
        elif name:
            self._name = self._base_name = name
        else:
            self._name, self._base_name = _numbered(type(self)), _snake_case(type(self).__name__)

    @contextlib.contextmanager
    def _entered(self, scope=None):
        """Enters the variable scope and the name scope; `scope` is used where none was chosen."""
        self._set_scope(scope)
        with (
            tf.compat.v1.variable_scope(
                self._scope, reuse=self.built or self._reuse, auxiliary_name_scope=False
            ) as entered,
            tf.compat.v1.name_scope(entered.original_name_scope),
        ):
            self._current = entered
            yield entered

    def _reentered(self):
        """Enters the scopes from within a call, or from outside one.

        Eager code makes its layers anew at every step, and entering scopes is most of what
        that costs. Name scopes, the reason to enter again, mean nothing there.
        """
        current = tf.compat.v1.get_variable_scope()
        if tf.executing_eagerly() and current is self._current:
            return contextlib.nullcontext(current)
        return self._entered()

    def _set_scope(self, scope):
        """Chooses the layer's variable scope, once: at the first use, where `_scope` was None."""
        if self._scope is not None:
            return
        if self._reuse:
            opened = tf.compat.v1.variable_scope(self._base_name if scope is None else scope)
        else:
            opened = tf.compat.v1.variable_scope(scope, default_name=self._base_name)
        with opened as self._scope:
            pass


def _snake_case(name):
    """`Conv2DTranspose` -> `conv2d_transpose`, as TF 1.15 splits it."""
    split = re.sub("(.)([A-Z][a-z0-9]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", split).lower()


def _numbered(layer_class):
    """Returns the object's (not the scope's) name: the graph's next `dense_1`, `dense_2` ..."""
    base = _snake_case(layer_class.__name__)
    return f"{base}_{_counting['next'](base)}"


def _next_of_graph(base):
    counts = variables.kept_with_graph(_NAME_COUNTS, collections.Counter)
    counts[base] += 1
    _counting["begun"] = True
    return counts[base]


_counting: dict[str, Any] = {"next": _next_of_graph, "begun": False}


def count_names_by(count: Callable[[str], int]) -> None:
    """Has the names of layers counted elsewhere, together with what else is counted there.

    Args:
      count: function from a name without number to its next number, which is 1 at first. It is
        called for each name that the default graph has given already.
    """
    if _counting["begun"] and _counting["next"] is _next_of_graph:
        given = variables.kept_with_graph(_NAME_COUNTS, collections.Counter)
        for base in given.elements():
            count(base)
    _counting["next"] = count
