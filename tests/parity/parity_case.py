"""What a parity case is, the data that it plays on, and the quickest game around a layer."""

import dataclasses
import functools
from collections.abc import Callable

import numpy as np
import tensorflow as tf

from tfgan_lite import layers, losses, variables
from tfgan_lite.data.batching import one_thread
from tfgan_lite.engines.making import make_engine
from tfgan_lite.game import Game, Input, Noise, Player

v1 = tf.compat.v1
ENGINES = ("graph", "eager", "function")
CODE = 6  # the length of the noise


@dataclasses.dataclass(frozen=True)
class Case:
    """One game that the engines must play to the same bits.

    Attributes:
      name: str.
      make: function that returns the `Game`.
      covers: the public names that the game uses; `test_covered.py` checks that it does.
      steps: int, the rounds of a normal test run.
      test_batch: int, the batch size of a normal test run; None for the game's own.
      bench_batch: int, that of the bench; None for the game's own.
      parts: str or None, why the engines are known to part; the test then wants them to.
    """

    name: str
    make: Callable[[], Game]
    covers: tuple[str, ...]
    steps: int = 4
    test_batch: int | None = None
    bench_batch: int | None = None
    parts: str | None = None

    def makers(self, batch_size=None, engines=ENGINES):
        """Returns a dict from engine to its maker, as `compare_engines` takes it."""
        game = self.make()
        size = batch_size or game.batch_size

        def make(name, numerics, observed):
            options = {"numerics": numerics, "observed": observed}
            return make_engine(name, game, batch_size=size, batches=batches(game, size), **options)

        return {name: functools.partial(make, name) for name in engines}


def batches(game, batch_size):
    """Returns a function from the number of the first batch to an endless dataset.

    Floating inputs lie in [-1, 1), integers in 0..9; each batch is a function of its number.
    """

    def pick(number):
        random = np.random.default_rng([2014, int(number)])
        return [_draw(random, given, batch_size) for given in game.inputs]

    def build(number):
        drawn = [_drawn_dtype(given) for given in game.inputs]
        arrays = tf.numpy_function(pick, [number], drawn, stateful=False)
        return {
            given.name: tf.cast(tf.ensure_shape(array, [batch_size, *given.shape]), given.dtype)
            for given, array in zip(game.inputs, arrays, strict=True)
        }

    def draw(first):
        numbers = tf.data.Dataset.range(first, np.iinfo(np.int64).max)
        return numbers.map(build).with_options(one_thread())

    return draw


def judged(net, shape, dtype="float32", penalized=True):
    """Returns a game of one player, in which `net` judges images: the quickest around a layer.

    It judges those of the data, for which nobody wants a gradient, and those of a dense
    generator, which does want one: many a layer computes one way or another.

    Args:
      net: function from `[N, *shape]` to a tensor or a list of tensors of N rows each.
      shape: tuple of int, of one image.
      dtype: str.
      penalized: bool, whether the regularizers of the variables are in the loss.
    """

    def generator(z, reuse=None):
        with v1.variable_scope("player/generator", reuse=reuse):
            y = layers.dense(tf.cast(z, dtype), int(np.prod(shape)), activation=tf.nn.tanh)
            return tf.reshape(y, [-1, *shape])

    def judge(images, reuse=None):
        with v1.variable_scope("player", reuse=reuse):
            return logits(net(images))

    def game_losses(images, z):
        real, fake = judge(images), judge(generator(z), reuse=True)
        loss = losses.least_squares_discriminator_loss(real, fake)
        for penalty in variables.regularization_losses("player") if penalized else ():
            loss += 0.01 * penalty
        return {"player": loss}

    return Game(
        name="judged",
        inputs=(Input("images", shape, dtype),),
        noise=(Noise("z", (CODE,)),),
        players=(Player("player", 1e-2),),
        losses=game_losses,
        sample=lambda z: tf.cast(generator(z), tf.float32),
        batch_size=4,
    )


def logits(outputs):
    """Returns one logit `[N, 1]` for each row of a tensor, or of a list of tensors."""
    tensors = outputs if isinstance(outputs, list) else [outputs]
    flat = [tf.reshape(tensor, [tensor.shape[0], -1]) for tensor in tensors]
    return layers.dense(tf.concat(flat, 1), 1, name="logits")


def _draw(random, given, batch_size):
    size = [batch_size, *given.shape]
    dtype = _drawn_dtype(given).as_numpy_dtype
    if tf.as_dtype(given.dtype).is_integer:
        return random.integers(0, 10, size).astype(dtype)
    return random.uniform(-1.0, 1.0, size).astype(dtype)


def _drawn_dtype(given):
    """NumPy has no bfloat16."""
    dtype = tf.as_dtype(given.dtype)
    return tf.float32 if dtype.is_floating and dtype.size < 4 else dtype
