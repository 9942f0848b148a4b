"""Games that people bring along: each is played alike by every engine, or refused by name."""

import functools
import subprocess
import sys

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers, variables
from tfgan_lite.determinism import FAST, STRICT
from tfgan_lite.engines.making import make_engine
from tfgan_lite.engines.observation import Phase
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.update_ops import defer

v1 = tf.compat.v1
WAYS = ("graph", "eager", "function")
X = np.random.RandomState(0).randn(8, 2, 3).astype(np.float32)


@pytest.fixture(params=WAYS)
def make(request):
    return functools.partial(make_engine, request.param, numerics=STRICT)


def weight(name="w", start=1.0, scope="g", shape=(), **options):
    with v1.variable_scope(scope, reuse=v1.AUTO_REUSE):
        start = v1.constant_initializer(start)
        return variables.get_variable(name, shape=list(shape), initializer=start, **options)


INPUTS = (Input("x", (3,)),)


def game(losses, inputs=INPUTS, noise=(), **changes):
    options = {"players": (Player("g", 0.1),), "sample": lambda **z: tf.zeros([1, 1, 1, 1])}
    return Game("odd", inputs, noise, losses=losses, batch_size=2, **(options | changes))


def batches(first):
    return tf.data.Dataset.from_tensor_slices({"x": X}).repeat().skip(first)


def test_a_network_that_assigns_while_it_is_read_starts_from_its_initial_values(make):
    """TF1's spectral norm: a power iteration at each reading."""

    def losses(x):
        kernel, u = weight("k", 0.5, shape=[3, 2]), weight("u", 1.0, shape=[1, 2], trainable=False)
        new = tf.math.l2_normalize(tf.matmul(tf.matmul(u, tf.transpose(kernel)), kernel))
        with tf.control_dependencies([u.assign(new)]):
            return {"g": tf.reduce_mean(tf.matmul(x, kernel) / tf.norm(new))}

    engine = make(game(losses), batches=batches)
    assert (engine.variables()["g/u"] == 1.0).all()
    engine.train_step()
    np.testing.assert_allclose(engine.variables()["g/u"], [[0.5**0.5] * 2], rtol=1e-6)


def test_a_variable_that_no_gradient_reaches_has_no_slots_in_any_engine(make, tmp_path):
    def losses(x):
        weight("unused")
        return {"g": tf.reduce_mean(x) * weight()}

    engine = make(game(losses), batches=batches)
    engine.train_step()
    names = set(engine.variables())
    assert {"g/w/Adam", "g/w/Adam_1", "g/unused"} <= names
    assert not {name for name in names if name.startswith("g/unused/")}
    path = engine.save(str(tmp_path / "model.ckpt"))
    for way in WAYS:
        other = make_engine(way, game(losses), batches=batches)
        other.restore(path)
        assert set(other.variables()) == names


def test_a_loss_that_depends_on_nothing_is_named(make):
    def losses(x):
        weight()
        return {"g": tf.reduce_mean(x)}

    with pytest.raises(ValueError, match=r"below 'g'; got one that depends on none of \['g/w'\]"):
        make(game(losses), batches=batches).train_step()


@pytest.mark.parametrize("way", ["eager", "function"])
def test_updates_that_have_run_already_say_what_to_do_in_eager_code(way):
    def losses(x):
        counter = weight("count", 0.0, trainable=False)
        v1.add_to_collection(v1.GraphKeys.UPDATE_OPS, counter.assign_add(1.0))
        return {"g": tf.reduce_mean(x) * weight()}

    with pytest.raises(ValueError, match=r"got 1 that have. Hand them over .*update_ops.defer"):
        make_engine(way, game(losses), batches=batches)
    assert not v1.get_collection(v1.GraphKeys.UPDATE_OPS)


def test_deferred_updates_run_once_a_round_in_every_engine(make):
    def losses(x):
        counter = weight("count", 0.0, trainable=False)
        assert defer("count", [counter], lambda: counter.assign_add(1.0))
        return {"g": tf.reduce_mean(x) * weight()}

    engine = make(game(losses), batches=batches)
    for _ in range(3):
        engine.train_step()
    assert engine.variables()["g/count"] == 3.0


def test_an_error_of_the_users_own_comes_through(make):
    def losses(x):
        v1.add_to_collection(v1.GraphKeys.UPDATE_OPS, tf.no_op())
        raise KeyError("my own bug")

    with pytest.raises(KeyError, match="my own bug"):
        make(game(losses), batches=batches)


@pytest.mark.parametrize("dtype", ["float64", "float16", "bfloat16"])
def test_losses_keep_their_dtype(make, dtype):
    def losses(x):
        return {"g": tf.reduce_mean(tf.cast(x, dtype)) * weight(dtype=dtype)}

    engine = make(game(losses), batches=batches)
    assert engine.losses.size == 0
    told = engine.train_step()["g"]
    assert engine.losses.dtype.name == dtype and float(engine.losses[0]) == told


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (lambda w: 0.0, r"losses want tensors; got \{'g': 'float'\}"),
        (lambda w: tf.ones([2]) * w, r"wants a scalar; got shape \(2,\)"),
    ],
)
def test_losses_that_are_none_are_named(make, bad, message):
    with pytest.raises(ValueError, match=message):
        make(game(lambda x: {"g": bad(weight())}), batches=batches)


def test_losses_of_two_dtypes_are_named(make):
    def losses(x):
        return {"g": weight() * 1.0, "h": tf.cast(weight(scope="h"), tf.float64) * 1.0}

    players = (Player("g", 0.1), Player("h", 0.1))
    with pytest.raises(ValueError, match=r"losses want one dtype; got \{'g': 'float32', 'h': 'fl"):
        make(game(losses, players=players), batches=batches)


def test_looked_up_rows_can_be_observed(make):
    def losses(x):
        rows = tf.nn.embedding_lookup(weight("table", 0.5, shape=[4, 3]), [1, 1, 3])
        return {"g": tf.reduce_sum(rows * tf.reduce_mean(x))}

    engine = make(game(losses), batches=batches, observed=True)
    engine.train_step()
    (gradient,) = (o.value for o in engine.observations() if o.phase is Phase.GRADIENT)
    mean = X[0].mean()
    expected = [[0.0] * 3, [2 * mean] * 3, [0.0] * 3, [mean] * 3]
    np.testing.assert_allclose(gradient, expected, rtol=1e-6)


def test_games_without_noise_paint_and_games_without_inputs_play(make):
    def losses(**inputs):
        return {"g": tf.square(weight())}

    engine = make(game(losses, inputs=()))
    assert engine.train_step() == {"g": 1.0}
    assert engine.sample({}).shape == (1, 1, 1, 1)


def test_what_is_not_given_comes_from_the_pipeline_and_from_the_seed(make):
    def losses(x, z):
        return {"g": weight() * (tf.reduce_sum(x) + 1000 * tf.reduce_sum(z))}

    odd = game(losses, noise=(Noise("z", (1,)),))
    ones, zeros = np.ones([2, 3], np.float32), np.zeros([2, 1], np.float32)
    assert make(odd, batches=batches).train_step({"z": [zeros]})["g"] == pytest.approx(X[0].sum())
    given = make(odd).train_step({"x": [ones]})["g"]
    assert given == make(odd, batches=batches).train_step({"x": [ones]})["g"] != 6.0
    with pytest.raises(
        ValueError, match="wants x, as the engine was made without batches; got not"
    ):
        make(odd).train_step()
    with pytest.raises(ValueError, match=r"x wants arrays of shape \(2, 3\); got \(3, 3\)"):
        make(odd).train_step({"x": [np.ones([3, 3])]})


def test_draws_in_a_loop_are_refused_where_all_must_agree_and_let_through_in_fast(make):
    def losses(x):
        def body(i, total):
            return i + 1, total + tf.random.normal([])

        _, noise = tf.while_loop(lambda i, total: i < 3, body, [0, tf.reduce_mean(x)])
        return {"g": weight() * noise}

    engine = make(game(losses), batches=batches, numerics=FAST)
    assert np.isfinite(engine.train_step()["g"])
    if engine.__class__.__name__ == "GraphEngine":
        with pytest.raises(ValueError, match="wants a number of its own for each turn"):
            make(game(losses), batches=batches)


def test_dropout_without_a_seed_is_the_same_in_every_engine():
    def losses(x):
        with v1.variable_scope("g", reuse=v1.AUTO_REUSE):
            net = layers.dropout(layers.dense(x, 16, name="d"), 0.5, training=True)
        return {"g": tf.reduce_mean(tf.square(net))}

    engines = [make_engine(w, game(losses), batches=batches, numerics=STRICT) for w in WAYS]
    seen = [tuple(engine.train_step()["g"] for engine in engines) for _ in range(4)]
    assert all(len(set(row)) == 1 for row in seen) and len(set(seen)) == 4


def test_graph_engine_plays_after_disable_v2_behavior():
    """As legacy scripts call it: variables are then of a kind that no tape can watch."""
    code = """
import tensorflow as tf
tf.compat.v1.disable_v2_behavior()
from tfgan_lite import games
from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.making import make_engine
import numpy as np
engine = make_engine("graph", games.make("mlp"), batch_size=2)
print(sorted(engine.train_step({"images": [np.zeros([2, 28, 28, 1])]})))
for way, options in (("graph", {"numerics": STRICT}), ("eager", {})):
    try:
        make_engine(way, games.make("mlp"), batch_size=2, **options)
    except ValueError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    played, strict, eager = done.stdout.splitlines()
    assert played == "['discriminator', 'generator']"
    assert "strict wants resource variables" in strict and "--numerics=fast" in strict
    assert "eager wants eager execution" in eager and "--engine=graph" in eager
