"""A graph that only paints: the sampling half of a game, restored from any checkpoint."""

import os
from collections.abc import Mapping

import numpy as np
import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.checkpoints import READ_ERRORS, check_path, damage
from tfgan_lite.determinism import STRICT, Numerics
from tfgan_lite.device import session_config
from tfgan_lite.engines.painting import Painting
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game


class GraphSampler:
    """Paints samples of a game from a TF1 checkpoint, of a run or of anyone's script.

    The checkpoint needs hold no more than the variables that sampling reads. Where it also
    has their moving averages (`<variable>/ExponentialMovingAverage`), those paint.

    Args:
      game: `Game`.
      checkpoint: str, path without `.index`.
      device: see `device.session_config`.
      numerics: those of the run, whose engine then paints the same bits.

    Raises:
      InputError: if the checkpoint cannot be read, or lacks a variable.
    """

    def __init__(
        self, game: Game, checkpoint: str, device: str = "auto", numerics: Numerics = STRICT
    ) -> None:
        check_path("--checkpoint", checkpoint)
        config = session_config(device, numerics)
        with tf.Graph().as_default() as graph, variables.VariableStore(0).as_default():
            self._painting = Painting(game)
            wanted = variables.global_variables()
            saver = tf.compat.v1.train.Saver(_sources(game, wanted, checkpoint))
        self.session = tf.compat.v1.Session(graph=graph, config=config)
        try:
            with graph.as_default():
                saver.restore(self.session, checkpoint)
        except READ_ERRORS as error:
            reason = damage(checkpoint) or str(error).splitlines()[-1]
            raise InputError(f"--checkpoint: {checkpoint} cannot be read ({reason}).") from error

    def sample(self, noise: Mapping[str, np.ndarray]) -> np.ndarray:
        """Paints images; see `Painting.run`."""
        return self._painting.run(self.session, noise)

    def close(self) -> None:
        """Frees the session."""
        self.session.close()


def _sources(game, wanted, checkpoint):
    """Returns a dict from name in the checkpoint to the variable that it fills."""
    if os.path.isdir(checkpoint) or checkpoint.endswith(".index"):
        raise InputError(
            f"--checkpoint: wants the path of a checkpoint without .index; got {checkpoint!r}."
        )
    try:
        shapes = tf.train.load_checkpoint(checkpoint).get_variable_to_shape_map()
    except READ_ERRORS as error:
        raise InputError(
            f"--checkpoint: wants the path of a checkpoint without .index; got {checkpoint!r} "
            f"({str(error).splitlines()[0]})."
        ) from error
    sources = {}
    for variable in wanted:
        name = variables.full_name(variable)
        averaged = f"{name}/ExponentialMovingAverage"
        source = averaged if averaged in shapes else name
        if shapes.get(source) != variable.shape.as_list():
            raise InputError(
                f"--checkpoint: {checkpoint}: --game={game.name} wants {name} with shape "
                f"{variable.shape.as_list()}; got {shapes.get(source, 'no such variable')}."
            )
        sources[source] = variable
    return sources
