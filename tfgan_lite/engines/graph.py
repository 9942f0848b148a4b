"""The graph engine: one static graph, one `session.run` a round.

Inputs are placeholders that fall back to the input pipeline inside the graph, and noise is
drawn inside it as well, so that a step feeds nothing unless the caller wants to.

The session is a plain `Session` called through `make_callable`: a
`MonitoredTrainingSession` was measured to cost more than 3 % of a step of the smallest
network pair (BUILD.md has the figures).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import tensorflow as tf

from tfgan_lite import random, variables
from tfgan_lite.device import session_config
from tfgan_lite.disk_errors import os_error
from tfgan_lite.engines.graph_round import build_round
from tfgan_lite.engines.painting import Painting
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Input

MAX_TO_KEEP = 3


class GraphEngine:
    """Plays a `Game` in a `tf.compat.v1.Session`.

    Args:
      game: `Game`.
      batch_size: int >= 1; the game's own when None.
      seed: int; initial values and noise are functions of it.
      batches: function from the number of the first batch (int64 scalar tensor) to a
        `tf.data.Dataset` of dicts from input name to one batch; None if every
        `train_step` is given its inputs.
      device: see `device.session_config`.

    Attributes:
      step: int, the number of rounds played.
      graph: the finalized `tf.Graph`.
      session: the `tf.compat.v1.Session`.
      fetches: what one `session.run` of a round fetches.
    """

    def __init__(
        self,
        game: Game,
        *,
        batch_size: int | None = None,
        seed: int = 0,
        batches: Callable[[tf.Tensor], tf.data.Dataset] | None = None,
        device: str = "auto",
    ) -> None:
        self.game = game
        self.batch_size = game.batch_size if batch_size is None else batch_size
        self.step = 0
        self._names = [player.name for player in game.players]
        config = session_config(device)
        self.graph = tf.Graph()
        with self.graph.as_default(), variables.VariableStore(seed).as_default():
            tf.compat.v1.set_random_seed(seed)
            self._step = tf.compat.v1.train.get_or_create_global_step()
            self._build_inputs(batches)
            self._round = build_round(game, self._draw(seed), self._step)
            self._painting = self._build_painting()
            self._saver = tf.compat.v1.train.Saver(max_to_keep=MAX_TO_KEEP)
            init = tf.compat.v1.global_variables_initializer()
            losses = tf.stack([self._round.losses[name] for name in self._names])
            self.fetches = [losses, self._round.op]
        self.graph.finalize()
        self.session = tf.compat.v1.Session(graph=self.graph, config=config)
        self.session.run(init)
        self._run_round = self.session.make_callable(self.fetches)
        self._start_batches()

    def train_step(
        self, inputs: Mapping[str, Sequence[np.ndarray]] | None = None
    ) -> dict[str, float]:
        """Plays one round.

        Args:
          inputs: None to take the next batch of the pipeline, or a dict from the name of an
            input or noise to a list of arrays: one for each batch of the round for an
            input, one for each move of the round for noise.

        Returns:
          dict from player name to float, the loss at its last move of the round.
        """
        if inputs is None:
            losses, _ = self._run_round()
        else:
            feeds = {
                placeholder: value
                for name, values in inputs.items()
                for placeholder, value in zip(self.placeholders[name], values, strict=True)
            }
            losses, _ = self.session.run(self.fetches, feeds)
        self.step += 1
        return dict(zip(self._names, losses.tolist(), strict=True))

    def sample(self, noise: Mapping[str, np.ndarray]) -> np.ndarray:
        """Paints images, with the averaged weights of players that keep an average.

        Args:
          noise: dict from noise name to float array `[N, ...]`.

        Returns:
          float32 array `[N, H, W, C]` in [-1, 1].
        """
        return self._painting.run(self.session, noise)

    def variables(self) -> dict[str, np.ndarray]:
        """Returns a dict from full name to array of everything that a checkpoint holds."""
        found = self._saved_variables()
        values = self.session.run(found)
        return {variables.full_name(v): value for v, value in zip(found, values, strict=True)}

    def save(self, prefix: str) -> str:
        """Writes a TF1 checkpoint `<prefix>-<step>` and returns its path.

        Only the last `MAX_TO_KEEP` that this engine wrote or was told of are kept.

        Raises:
          OSError: if the disk does not take it.
        """
        try:
            with self.graph.as_default():
                return self._saver.save(
                    self.session, prefix, global_step=self.step, write_meta_graph=False
                )
        except tf.errors.OpError as error:
            raise os_error(error, f"{prefix}-{self.step}") from error

    def restore(self, path: str, keep: Iterable[str] = ()) -> None:
        """Reads a checkpoint and goes on from its step.

        Args:
          path: str, a checkpoint's path without `.index`.
          keep: paths of checkpoints, oldest first, that count towards `MAX_TO_KEEP`.

        Raises:
          InputError: if the checkpoint lacks a variable or has one of another shape.
        """
        shapes = tf.train.load_checkpoint(path).get_variable_to_shape_map()
        for variable in self._saved_variables():
            name, shape = variables.full_name(variable), variable.shape.as_list()
            if name not in shapes or shapes[name] != shape:
                raise InputError(
                    f"checkpoint {path}: game {self.game.name} wants {name} with shape "
                    f"{shape}; got {shapes.get(name, 'no variable of that name')}."
                )
        with self.graph.as_default():
            self._saver.restore(self.session, path)
        self._saver.recover_last_checkpoints(list(keep))
        self.step = int(self.session.run(self._step))
        self._start_batches()

    def close(self) -> None:
        """Frees the session."""
        self.session.close()

    def _build_inputs(self, batches: Callable[[tf.Tensor], tf.data.Dataset] | None) -> None:
        """Makes a placeholder for each input of each batch of the round."""
        self.placeholders: dict[str, list[tf.Tensor]] = {}
        self._iterator = None
        elements = {}
        if batches is not None:
            self._first_batch = tf.compat.v1.placeholder(tf.int64, [], "first_batch")
            stacked = batches(self._first_batch).batch(
                self.game.batches_per_round, drop_remainder=True
            )
            self._iterator = tf.compat.v1.data.make_initializable_iterator(stacked)
            elements = self._iterator.get_next()
        for given in self.game.inputs:
            shape = [self.batch_size, *given.shape]
            if elements:
                self._check_element(given, elements, shape)
            self.placeholders[given.name] = [
                tf.compat.v1.placeholder_with_default(elements[given.name][i], shape, given.name)
                if elements
                else tf.compat.v1.placeholder(given.dtype, shape, given.name)
                for i in range(self.game.batches_per_round)
            ]

    def _check_element(
        self, given: Input, elements: Mapping[str, tf.Tensor], shape: Sequence[int]
    ) -> None:
        if given.name not in elements:
            raise InputError(
                f"--dataset: game {self.game.name} wants {given.name} in every batch; the data "
                f"set has {', '.join(elements)}. Choose another --dataset."
            )
        got = elements[given.name]
        if not got.shape[1:].is_compatible_with(shape) or got.dtype != given.dtype:
            raise InputError(
                f"--dataset: game {self.game.name} wants batches of {given.name} of shape "
                f"{tuple(shape)} and dtype {given.dtype}; got {tuple(got.shape[1:])} and "
                f"{got.dtype.name}."
            )

    def _draw(self, seed: int) -> Callable[[int, int], dict[str, tf.Tensor]]:
        """Returns the function from (move, batch) to the arguments of the game's losses."""
        moves = len(self.game.schedule())
        first_move = tf.identity(self._step) * moves
        for drawn in self.game.noise:
            self.placeholders[drawn.name] = []

        def draw(move: int, batch: int) -> dict[str, tf.Tensor]:
            arguments = {i.name: self.placeholders[i.name][batch] for i in self.game.inputs}
            for drawn in self.game.noise:
                shape = [self.batch_size, *drawn.shape]
                value = random.noise(
                    shape,
                    seed=seed,
                    stream=f"noise/{drawn.name}",
                    step=first_move + move,
                    distribution=drawn.distribution,
                )
                placeholder = tf.compat.v1.placeholder_with_default(value, shape, drawn.name)
                self.placeholders[drawn.name].append(placeholder)
                arguments[drawn.name] = placeholder
            return arguments

        return draw

    def _build_painting(self) -> Painting:
        """Returns the painting with averaged weights in the place of those they average."""

        def averaged(getter, name, *args, **kwargs):
            variable = getter(name, *args, **kwargs)
            found = (average.average(variable) for average in self._round.averages.values())
            return next((v for v in found if v is not None), variable)

        root = tf.compat.v1.get_variable_scope()
        with tf.compat.v1.variable_scope(root, reuse=True, custom_getter=averaged):
            return Painting(self.game)

    def _start_batches(self):
        if self._iterator is not None:
            first = self.step * self.game.batches_per_round
            self.session.run(self._iterator.initializer, {self._first_batch: first})

    def _saved_variables(self):
        with self.graph.as_default():
            return variables.global_variables()
