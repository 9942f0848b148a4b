"""Where every variable is born: one `get_variable` for graph and eager code.

In a graph, TensorFlow's own store behind `variable_scope` does the work and this file
only gives each variable initial values that depend on nothing but (seed, full name).
Eager TensorFlow has no such store: `get_variable` makes a new variable at every call and
forgets it. There a `VariableStore` keeps variables by name, with TF1's reuse rules.
"""

import contextlib
import enum
import functools
import re
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite.initializers import bind

_STORE_ATTRIBUTE = "_tfgan_lite_variable_store"
# Of TensorFlow's own getter, in its order: a custom getter may leave them out.
_ORDER = ("shape", "dtype", "initializer", "regularizer", "reuse")
_DEFAULTS: dict[str, Any] = {**dict.fromkeys(_ORDER), "dtype": tf.float32}
_active = threading.local()
_unseeded = {"at_random": False}


class VariableStore:
    """Variables by full name, and the seed that their initial values come from.

    In a graph the store holds the seed only; the variables are the graph's own. In eager
    code, and inside `tf.function`, it holds both.

    Attributes:
      seed: int or None. None means the graph-level seed (`tf.compat.v1.set_random_seed`).
      variables: dict from full name (without `:0`) to eager variable, in order of creation.
    """

    def __init__(self, seed: int | None = None) -> None:
        self.seed = seed
        self.drawn_seed: int | None = None  # see seed_unseeded_graphs_at_random
        self.variables: dict[str, tf.Variable] = {}
        self._initial: dict[str, tf.Tensor] | None = None
        self._built: dict[int, tuple[Callable[[], tf.Tensor | None], tf.Tensor]] = {}
        self._regularizers: list[tuple[str, Callable[[], tf.Tensor | None]]] = []

    @contextlib.contextmanager
    def as_default(self) -> Iterator["VariableStore"]:
        """Makes every `get_variable` in the block, also TensorFlow's own, use this store."""
        stack = _active.__dict__.setdefault("stack", [])
        stack.append(self)
        scope = tf.compat.v1.get_variable_scope()
        try:
            with tf.compat.v1.variable_scope(scope, auxiliary_name_scope=False) as inner:
                # Set, not passed as an argument: a getter passed there would run outside
                # the scope's own, and the store would keep what that one made of a variable.
                inner.set_custom_getter(_innermost(scope.custom_getter))
                yield self
        finally:
            stack.pop()

    def get(
        self,
        getter: Callable[..., tf.Variable],
        name: str,
        shape: Sequence[int] | tf.TensorShape | None,
        dtype: tf.DType | str | None,
        reuse: bool | enum.Enum | None,
        regularizer: Callable[[tf.Variable], tf.Tensor | None] | None,
        **kwargs: Any,
    ) -> tf.Variable:
        """Creates or finds an eager variable by TF1's rules; `getter` makes the new ones."""
        name = name.rstrip("/")  # an optimizer's slots come as `kernel/Adam/`
        found = self.variables.get(name)
        if found is not None:
            if not reuse:
                raise ValueError(
                    f"Variable {name} already exists, disallowed. "
                    "Did you mean to set reuse=True or reuse=tf.AUTO_REUSE in VarScope?"
                )
            _check_compatible(name, found, shape, dtype)
            return found
        if reuse is True:
            raise ValueError(
                f"Variable {name} does not exist, or was not created with tf.get_variable(). "
                "Did you mean to set reuse=tf.AUTO_REUSE in VarScope?"
            )
        with tf.init_scope():  # out of a tf.function that is being traced
            made = getter(name=name, shape=shape, dtype=dtype, regularizer=None, **kwargs)
            if self._initial is not None:
                self._initial[name] = made.read_value()  # no copy, until something is assigned
        self.variables[name] = made
        if regularizer is not None:
            self._regularizers.append((name, functools.partial(regularizer, made)))
        return made

    @contextlib.contextmanager
    def putting_back(self) -> Iterator[None]:
        """Gives the variables that are made in the block their initial values at its end.

        For code that is run to make its variables, and may assign to them on the way.
        """
        self._initial = {}
        try:
            yield
            for name, value in self._initial.items():
                self.variables[name].assign(value)
        finally:
            self._initial = None

    def add_regularizer(self, name: str, loss: Callable[[], tf.Tensor | None]) -> None:
        """Registers `loss`, a callable without arguments, under the variable's `name`."""
        self._regularizers.append((name, loss))

    def built_regularizer(self, loss: Callable[[], tf.Tensor | None], value: tf.Tensor) -> None:
        """Remembers how a tensor in a graph's `REGULARIZATION_LOSSES` was made."""
        self._built[id(value)] = (loss, value)

    def build_regularizers_again(self) -> None:
        """Puts losses of the present weights into the default graph's `REGULARIZATION_LOSSES`.

        A graph holds those that were built with the variables. Whoever reads the variables
        again after they have moved wants to regularize what they have become.
        """
        losses = tf.compat.v1.get_collection_ref(tf.compat.v1.GraphKeys.REGULARIZATION_LOSSES)
        for index, old in enumerate(losses):
            if id(old) in self._built:
                loss, _ = self._built[id(old)]
                losses[index] = loss()
                self.built_regularizer(loss, losses[index])

    def regularization_losses(self, scope: str | None = None) -> list[tf.Tensor]:
        """Returns the present values of the regularizers of variables below `scope`."""
        losses = [loss() for name, loss in self._regularizers if below(name, scope)]
        return [loss for loss in losses if loss is not None]


def current_store() -> VariableStore:
    """Returns the store of the innermost `as_default`, else that of the default graph.

    Eager code has a default graph too, which `tf.compat.v1.reset_default_graph` replaces:
    after it, eager variables and automatic names start afresh, as in TF1.
    """
    stack = _active.__dict__.get("stack")
    if stack:
        return stack[-1]
    return kept_with_graph(_STORE_ATTRIBUTE, VariableStore)


def kept_with_graph(attribute: str, make: Callable[[], Any]) -> Any:
    """Returns what the lasting graph keeps under a name, made at the first use.

    It is no collection of the graph: a Saver would warn that it cannot write it down.

    Args:
      attribute: str, a name that no attribute of `tf.Graph` has.
      make: function without arguments.
    """
    graph = lasting_graph()
    if not hasattr(graph, attribute):
        setattr(graph, attribute, make())
    return getattr(graph, attribute)


def lasting_graph() -> tf.Graph:
    """Returns the default graph, outside of a `tf.function` or a branch that is being traced."""
    with tf.init_scope():
        graph = tf.compat.v1.get_default_graph()
    while getattr(graph, "outer_graph", None) is not None:  # eager code in a trace has it still
        graph = graph.outer_graph
    return graph


def get_variable(name: str, **kwargs: Any) -> tf.Variable:
    """`tf.compat.v1.get_variable` with one behaviour in graph and eager code.

    Args:
      name: str, the name below the current `variable_scope`.
      **kwargs: those of `tf.compat.v1.get_variable`.

    Returns:
      What `tf.compat.v1.get_variable` returns, or what a custom getter makes of it.

    Raises:
      ValueError: TF1's, for a variable that exists without reuse, one that does not exist
        with reuse, and one that is reused with another shape or dtype.
    """
    scope = tf.compat.v1.get_variable_scope()
    getter = kwargs.pop("custom_getter", None) or scope.custom_getter
    return tf.compat.v1.get_variable(name, custom_getter=_innermost(getter), **kwargs)


def trainable_variables(scope: str | None = None) -> list[tf.Variable]:
    """Returns the trainable variables below `scope`, in order of creation.

    Args:
      scope: str such as `"generator"`, a path of whole scope names; None for all.
    """
    if tf.compat.v1.executing_eagerly_outside_functions():
        found = [v for v in current_store().variables.values() if v.trainable]
    else:
        found = tf.compat.v1.trainable_variables()
    return [v for v in found if below(v.name, scope)]


def global_variables(scope: str | None = None) -> list[tf.Variable]:
    """Returns the trainable and other saved variables below `scope`, in order of creation."""
    if tf.compat.v1.executing_eagerly_outside_functions():
        found = list(current_store().variables.values())
    else:
        found = tf.compat.v1.global_variables()
    return [v for v in found if below(v.name, scope)]


def regularization_losses(scope: str | None = None) -> list[tf.Tensor]:
    """Returns the list of scalar regularization losses of the variables below `scope`."""
    if tf.compat.v1.executing_eagerly_outside_functions():
        return current_store().regularization_losses(scope)
    prefix = None if scope is None else re.escape(scope) + "/"
    return tf.compat.v1.get_collection(tf.compat.v1.GraphKeys.REGULARIZATION_LOSSES, prefix)


def full_name(variable: tf.Variable) -> str:
    """Returns the variable's name as a checkpoint has it: without the `:0`."""
    return variable.name.partition(":")[0]


def below(name: str, scope: str | None) -> bool:
    """Tells whether a variable's name lies below a scope, by whole names; None is all."""
    return scope is None or name.startswith(scope.rstrip("/") + "/")


def _check_compatible(name, found, shape, dtype):
    if shape is not None and not found.shape.is_compatible_with(shape):
        raise ValueError(
            f"Trying to share variable {name}, but specified shape "
            f"{tf.TensorShape(shape)} and found shape {found.shape}."
        )
    if dtype is not None and tf.as_dtype(dtype).base_dtype != found.dtype.base_dtype:
        raise ValueError(
            f"Trying to share variable {name}, but specified dtype "
            f"{tf.as_dtype(dtype).name} and found dtype {found.dtype.name}."
        )


def _getter(getter, name, *args, **kwargs):
    """The custom getter: binds the initializer, and in eager code asks the store.

    It may be called twice for one variable, once through `get_variable` and once through
    the scope that `as_default` opened; the second call then finds nothing left to do.
    """
    store = current_store()
    seed = store.seed if store.seed is not None else _graph_seed(store)
    kwargs = _DEFAULTS | kwargs | dict(zip(_ORDER, args, strict=False))
    kwargs["initializer"] = bind(kwargs["initializer"], name, seed, kwargs["dtype"] or tf.float32)
    if not tf.compat.v1.executing_eagerly_outside_functions():
        if kwargs["regularizer"] is not None:
            kwargs["regularizer"] = functools.partial(_regularized, store, kwargs["regularizer"])
        return getter(name, **kwargs)
    kwargs["reuse"] = tf.compat.v1.get_variable_scope().reuse
    return store.get(getter, name, **kwargs)


def _regularized(store, regularizer, variable):
    value = regularizer(variable)
    if value is not None:
        # Named as the variable is: `regularization_losses(scope)` goes by the names.
        def again():
            with tf.compat.v1.name_scope(f"{full_name(variable)}/Regularizer"):
                return regularizer(variable)

        store.built_regularizer(again, value)
    return value


def _innermost(outer):
    """Returns a custom getter that calls `outer` around `_getter`."""
    if outer is None:
        return _getter

    def composed(getter, *args, **kwargs):
        return outer(functools.partial(_getter, getter), *args, **kwargs)

    return composed


def seed_unseeded_graphs_at_random(at_random: bool = True) -> None:
    """Chooses what a graph without a seed, and without a store of its own, begins from.

    Args:
      at_random: bool. True for other initial values in each graph and each process, as in
        TensorFlow 1; False, which is how a process begins, for TensorFlow's default seed.
    """
    _unseeded["at_random"] = at_random


def _graph_seed(store):
    """Returns the seed set by `set_random_seed`, or one for the graph."""
    seed = tf.compat.v1.get_seed(0)[0]
    if _unseeded["at_random"] and seed == _NO_SEED:
        if store.drawn_seed is None:
            store.drawn_seed = secrets.randbits(31)
        return store.drawn_seed
    return seed


_NO_SEED = 87654321  # what `get_seed` has for a graph, or for eager code, without one


_SCOPE_STORE = ("__varscope",)  # the collection where TensorFlow keeps a graph's current scope


def _keep_reuse_in_eager_scopes():
    """Makes eager `variable_scope`s remember the reuse flag that they were opened with.

    TensorFlow's `VariableScope` overwrites the flag with AUTO_REUSE when it is built in
    eager code, and no public call tells what the user asked for. TF1's reuse errors need
    it. TensorFlow itself never reads the flag of a scope in eager code, so restoring it
    changes nothing for other callers. `tests/test_variables.py` fails when TensorFlow
    renames the attribute or stops overwriting it.
    """
    scope_class = tf.compat.v1.VariableScope
    original = scope_class.__init__

    @functools.wraps(original)
    def init(self, reuse, *args, **kwargs):
        original(self, reuse, *args, **kwargs)
        self._reuse = reuse

    scope_class.__init__ = init
    if tf.executing_eagerly():
        # Asking by `get_variable_scope` would make an eager root for a program that goes on to
        # switch to graphs, and gives resource variables to all of its scopes.
        graph = tf.compat.v1.get_default_graph()
        for store in graph.get_collection(_SCOPE_STORE):
            if not store.current_scope.name:  # made before this file was imported
                store.current_scope._reuse = False
        if not graph.collections and not graph.get_operations():
            # Nobody had asked for it: `enable_eager_execution` refuses where there is a graph.
            tf.compat.v1.reset_default_graph()


_keep_reuse_in_eager_scopes()
