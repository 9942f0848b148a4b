"""What `tf.train.Checkpoint` finds below an object: its variables, by the names it gave them."""

from typing import Any

import tensorflow as tf


class Tracked(tf.__internal__.tracking.Trackable):
    """Base class of what has variables, for checkpoints by objects instead of names.

    TensorFlow's public classes track whatever is set as an attribute, lists included, which would
    write each variable down several times. The base of them all, and its one method, have no
    public name; `tests/test_tracking.py` fails when TensorFlow renames them.
    """

    def _track(self, name: str, variable: Any) -> None:
        """Keeps a variable under a name, in place of one that was there.

        Where a checkpoint was restored before, the variable gets its value.
        """
        if isinstance(variable, tf.__internal__.tracking.Trackable):
            self._track_trackable(variable, name, overwrite=True)

    def _untracked(self) -> dict[str, Any]:
        """Returns the attributes but for what is tracked, for a copy with variables of its own."""
        return {name: value for name, value in vars(self).items() if not name.startswith("_self_")}
