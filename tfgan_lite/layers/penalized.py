"""The losses of one layer: of its variables, and of its outputs."""

import functools

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.layers.scoped import Scoped


class Penalized(Scoped):
    """The regularization losses of one layer, in a graph's collection or in the eager store.

    Args:
      name, scope, reuse: see `Scoped`.
      activity_regularizer: a function from the output to a scalar loss, or None.
    """

    def __init__(self, name, scope, reuse, activity_regularizer):
        super().__init__(name, scope, reuse)
        self._activity_regularizer = activity_regularizer
        self._losses, self._activity_losses = [], []

    def add_loss(self, losses, inputs=None):
        """Registers loss tensors, or callables that return one, in `REGULARIZATION_LOSSES`."""
        del inputs
        for loss in losses if isinstance(losses, (list, tuple)) else [losses]:
            if not in_graph():
                self._losses.append(loss)
                continue
            value = loss() if callable(loss) else loss
            if value is not None:
                self._losses.append(value)
                collect([value], tf.compat.v1.GraphKeys.REGULARIZATION_LOSSES)

    @property
    def losses(self):
        """Present values of the losses that this layer registered.

        In eager code the activity losses are those of the last call, and belong to it: a
        store holds no tensors, so `variables.regularization_losses` does not know them.
        """
        values = [loss() if callable(loss) else loss for loss in self._losses]
        return [value for value in values if value is not None] + self._activity_losses

    def _regularize(self, full_name, name, variable, regularizer):
        def loss():
            with tf.compat.v1.name_scope(f"{name}/Regularizer"):
                return regularizer(variable)

        before = len(self._losses)
        self.add_loss(loss)
        if in_graph():
            if len(self._losses) > before:
                again = functools.partial(_named, f"{full_name}/Regularizer", regularizer, variable)
                variables.current_store().built_regularizer(again, self._losses[-1])
        else:
            variables.current_store().add_regularizer(
                full_name, functools.partial(regularizer, variable)
            )

    def _regularize_activity(self, outputs):
        if self._activity_regularizer is None:
            return
        self._activity_losses = []
        with tf.compat.v1.name_scope("ActivityRegularizer"):
            for output in tf.nest.flatten(outputs):
                loss = self._activity_regularizer(output)
                loss = loss / tf.cast(tf.shape(output)[0], loss.dtype)
                if in_graph():
                    self.add_loss(loss)
                else:
                    self._activity_losses.append(loss)


def _named(scope, regularizer, variable):
    with tf.compat.v1.name_scope(scope):
        return regularizer(variable)


def in_graph():
    return not tf.compat.v1.executing_eagerly_outside_functions()


def newness():
    """Returns a function that tells whether `get_variable` has made a variable since now."""
    if in_graph():
        known = {id(variable) for variable in tf.compat.v1.global_variables()}
        return lambda variable: id(variable) not in known
    # What a custom getter returns is a new tensor at every eager step: the store knows better.
    store = variables.current_store()
    count = len(store.variables)
    return lambda variable: len(store.variables) > count


def collect(elements, collection):
    """Adds the elements that the graph collection does not hold yet."""
    held = tf.compat.v1.get_collection_ref(collection)
    known = {id(element) for element in held}
    held.extend(element for element in elements if id(element) not in known)
