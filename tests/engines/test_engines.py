"""What every engine does: moves, ownership, updates and averages, against NumPy."""

import dataclasses
import functools

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games, latent, layers, variables
from tfgan_lite.device import session_config
from tfgan_lite.engines.making import make_engine
from tfgan_lite.errors import InputError
from tfgan_lite.game import AT_ONCE, IN_TURN, Game, Input, Noise, Player

v1 = tf.compat.v1


@pytest.fixture(params=["graph", "eager", "function"])
def make(request):
    return functools.partial(make_engine, request.param)


@pytest.fixture
def conv_engine(make):
    return functools.partial(make, games.make("conv28"), batch_size=4, batches=conv_batches)


def scalar(scope, name, start, **kwargs):
    with v1.variable_scope(scope):
        return variables.get_variable(
            name, shape=[], initializer=v1.constant_initializer(start), **kwargs
        )


def duel_losses(x, z=None):
    """a wants to be b + mean(x); b wants to be 2 a: each loss depends on both players."""
    a, b = scalar("a", "w", 1.0), scalar("b", "w", 3.0)
    return {"a": (a - b - tf.reduce_mean(x)) ** 2, "b": (b - 2.0 * a) ** 2}


def duel(turns=IN_TURN, steps=(1, 1), **changes):
    players = tuple(
        Player(n, rate, steps=s) for n, rate, s in zip("ab", (0.1, 0.2), steps, strict=True)
    )
    game = Game(
        "duel", (Input("x", ()),), (), players, duel_losses, lambda: tf.zeros([1]), turns, 2
    )
    return dataclasses.replace(game, **changes)


class Adam:
    """Kingma and Ba 2015, on one number."""

    def __init__(self, rate, beta1=0.5, beta2=0.999, epsilon=1e-8):
        self.rate, self.beta1, self.beta2, self.epsilon = rate, beta1, beta2, epsilon
        self.m = self.v = self.t = 0.0

    def step(self, gradient):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradient
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradient**2
        rate = self.rate * np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)
        return -rate * self.m / (np.sqrt(self.v) + self.epsilon)


def play_by_hand(batches, turns, steps):
    """Returns (a, b), and losses and gradients' norms of each player's last move, by round."""
    a, b, adam_a, adam_b = 1.0, 3.0, Adam(0.1), Adam(0.2)
    history = []
    for batch in batches:
        for i in range(max(steps)):
            old_a, old_b = a, b
            if i < steps[0]:
                off_a = a - b - batch[i]
                a += adam_a.step(2 * off_a)
            if i < steps[1] and turns == AT_ONCE:
                off_b = old_b - 2 * old_a
                b += adam_b.step(2 * off_b)
        if turns == IN_TURN:
            for _ in range(steps[1]):
                off_b = b - 2 * a
                b += adam_b.step(2 * off_b)
        history.append((a, b, off_a**2, off_b**2, abs(2 * off_a), abs(2 * off_b)))
    return np.array(history)


@pytest.mark.parametrize("turns", [IN_TURN, AT_ONCE])
@pytest.mark.parametrize("steps", [(1, 1), (3, 1), (1, 2)])
def test_rounds_against_numpy(make, turns, steps):
    engine = make(duel(turns, steps))
    means = np.random.RandomState(0).randn(8, max(steps))
    got = []
    for row in means:
        losses = engine.train_step({"x": [[mean - 1.0, mean + 1.0] for mean in row]})
        values = engine.variables()
        players = (values["a/w"], values["b/w"], losses["a"], losses["b"])
        got.append((*players, *engine.gradient_norms))
    np.testing.assert_allclose(got, play_by_hand(means, turns, steps), rtol=2e-4, atol=2e-5)
    assert engine.step == values["global_step"] == 8


def counting_losses(x):
    """Two players that both read the other's counter, which an update op raises."""
    for scope in ("a", "b"):
        counter = scalar(scope, "count", 0.0, trainable=False)
        v1.add_to_collection(v1.GraphKeys.UPDATE_OPS, counter.assign_add(1.0))
    return duel_losses(x)


def test_update_ops_run_with_the_step_of_the_player_that_owns_what_they_write():
    engine = make_engine("graph", duel(steps=(3, 1), losses=counting_losses))
    engine.train_step({"x": [[0.0, 0.0]] * 3})
    values = engine.variables()
    assert (values["a/count"], values["b/count"]) == (3.0, 1.0)


def test_average_follows_tf1_s_formula_and_paints(make):
    players = (Player("a", 0.1, average=0.9), Player("b", 0.2))
    game = duel(players=players, sample=lambda: tf.reshape(scalar("a", "w", 1.0), [1, 1, 1, 1]))
    game = dataclasses.replace(game, noise=(Noise("z", ()),), sample=lambda z: game_sample(z))

    def game_sample(z):
        return tf.reshape(scalar("a", "w", 1.0) + 0.0 * z, [-1, 1, 1, 1])

    engine = make(game)
    average = 1.0
    for step in range(5):
        engine.train_step({"x": [[0.0, 0.0]]})
        decay = min(0.9, (1 + step) / (10 + step))
        average = decay * average + (1 - decay) * engine.variables()["a/w"]
        painted = engine.sample({"z": np.zeros([1])})
        np.testing.assert_allclose(painted.ravel(), [average], rtol=1e-6)


def noisy_losses(x, z):
    a, b = scalar("a", "w", 0.0), scalar("b", "w", 0.0)
    return {"a": a + tf.reduce_sum(z), "b": b + tf.reduce_sum(z)}


def test_each_move_draws_noise_of_its_own_and_the_seed_decides_it(make):
    def losses(seed, rounds=2):
        game = duel(noise=(Noise("z", (3,)),), losses=noisy_losses)
        game = dataclasses.replace(game, sample=lambda z: z)
        engine = make(game, seed=seed)
        return [tuple(engine.train_step({"x": [[0.0, 0.0]]}).values()) for _ in range(rounds)]

    first = losses(1)
    assert first == losses(1)
    assert len({round(value, 4) for pair in first + losses(2) for value in pair}) == 8


def test_two_noises_of_a_game_are_not_the_same_numbers(make):
    def losses(x, y, z):
        a, b = scalar("a", "w", 0.0), scalar("b", "w", 0.0)
        return {"a": a + tf.reduce_sum(y), "b": b + tf.reduce_sum(z)}

    noise = (Noise("y", (3,)), Noise("z", (3,)))
    game = duel(AT_ONCE, noise=noise, losses=losses, sample=lambda y, z: y)
    drawn = make(game).train_step({"x": [[0.0, 0.0]]})
    assert drawn["a"] != drawn["b"]
    points = latent.draw_noise(game, 2, 0)
    assert not np.array_equal(points["y"], points["z"])


@pytest.mark.parametrize("training", ["bool", "tensor"])
def test_two_readings_of_one_layer_move_its_averages_in_order(make, training):
    """D(real) then D(fake) in one move: 0.9 m + 0.1 x, twice, whatever runs first."""

    def losses(x):
        flag = True if training == "bool" else tf.reduce_all(tf.equal(x, x))
        with v1.variable_scope("a"):
            for reuse, shift in ((None, 1.0), (True, 3.0)):
                net = tf.reshape(x, [-1, 1]) + shift
                layers.batch_normalization(net, momentum=0.9, training=flag, name="bn", reuse=reuse)
        return duel_losses(x)

    for _ in range(5):
        engine = make(duel(losses=losses))
        for _ in range(4):
            engine.train_step({"x": [[0.0, 0.0]]})
        mean = 0.0
        for _ in range(4):
            mean = 0.9 * (0.9 * mean + 0.1 * 1.0) + 0.1 * 3.0
        np.testing.assert_allclose(engine.variables()["a/bn/moving_mean"], [mean], rtol=1e-5)


def conv_batches(first):
    images = tf.constant(np.random.RandomState(0).uniform(-1, 1, [64, 28, 28, 1]), tf.float32)

    def batch(k):
        return {"images": tf.gather(images, (k * 4 + tf.range(4, dtype=tf.int64)) % 64)}

    return tf.data.Dataset.range(first, 2**40).map(batch)


def test_mlp_paints_grey_and_not_white_before_its_first_step(make):
    """Its generator's pixels lie in (0, 1) and start near 0.5; samples are in [-1, 1]."""
    engine = make(games.make("mlp"), batch_size=2)
    assert abs(engine.sample(latent.draw_noise(engine.game, 8, 0)).mean()) < 0.1


def test_batch_normalised_generator_paints_an_image_whatever_the_others_are(make):
    engine = make(games.make("dcgan28"), batch_size=2)
    z = latent.draw_noise(engine.game, 4, 0)["z"]
    alone, among = engine.sample({"z": z[:1]}), engine.sample({"z": z})
    np.testing.assert_allclose(among[:1], alone, rtol=1e-3, atol=1e-6)


def test_resumed_engine_ends_in_the_same_bits(conv_engine, tmp_path):
    straight = conv_engine(seed=1)
    for _ in range(3):
        straight.train_step()
    path = straight.save(str(tmp_path / "model.ckpt"))
    resumed = conv_engine(seed=1)
    resumed.restore(path)
    assert resumed.step == 3
    for _ in range(3):
        assert straight.train_step() == resumed.train_step()
    expected, got = straight.variables(), resumed.variables()
    assert expected.keys() == got.keys()
    for name, value in expected.items():
        np.testing.assert_array_equal(value, got[name], err_msg=name)
    noise = latent.draw_noise(straight.game, 3, 0)
    np.testing.assert_array_equal(straight.sample(noise), resumed.sample(noise))


def test_resumed_rounds_of_several_batches_go_on_with_the_next_batch(make, tmp_path):
    def batches(first):
        return tf.data.Dataset.range(first, 100).map(
            lambda k: {"x": tf.fill([2], tf.cast(k, tf.float32))}
        )

    straight, resumed = (make(duel(steps=(3, 1)), batches=batches) for _ in range(2))
    straight.train_step()
    resumed.restore(straight.save(str(tmp_path / "model.ckpt")))
    assert straight.train_step() == resumed.train_step()


def test_checkpoints_that_a_restored_engine_is_told_of_count_towards_those_it_keeps(make, tmp_path):
    engine, saved = make(duel()), []
    for _ in range(4):
        engine.train_step({"x": [[0.0, 0.0]]})
        saved.append(engine.save(str(tmp_path / "model.ckpt")))
    resumed = make(duel())
    resumed.restore(saved[-1], keep=saved[1:])
    resumed.train_step({"x": [[0.0, 0.0]]})
    resumed.save(str(tmp_path / "model.ckpt"))
    left = sorted(int(path.stem.rpartition("-")[2]) for path in tmp_path.glob("*.index"))
    assert left == [3, 4, 5]


def test_checkpoint_of_another_game_names_the_variable(make, conv_engine, tmp_path):
    path = make(duel()).save(str(tmp_path / "model.ckpt"))
    with pytest.raises(InputError, match="wants discriminator/conv2d/kernel|wants .* got no var"):
        conv_engine().restore(path)


def test_variable_that_nobody_owns_is_named(make):
    def losses(x):
        scalar("c", "w", 0.0)
        return duel_losses(x)

    with pytest.raises(ValueError, match="variable c/w:0 wants exactly one owner"):
        make(duel(losses=losses))


def test_loss_that_is_no_scalar_or_missing_is_named(make):
    with pytest.raises(ValueError, match=r"loss of a wants a scalar; got shape \(2,\)"):
        make(duel(losses=lambda x: duel_losses(x) | {"a": x}))
    with pytest.raises(ValueError, match=r"got \['a'\], without 'b'"):
        make(duel(losses=lambda x: {"a": duel_losses(x)["a"]}))


@pytest.mark.parametrize(
    ("batch", "message"),
    [
        ({"x": np.zeros([3, 5], np.float32)}, r"of shape \(2,\) and dtype float32; got \(5,\)"),
        ({"x": np.zeros([3, 2], np.int32)}, r"dtype float32; got \(2,\) and int32"),
        ({"y": np.zeros([3, 2], np.float32)}, "wants x in every batch; the data set has y"),
    ],
)
def test_batches_that_do_not_fit_the_game_are_named(make, batch, message):
    def batches(first):
        del first
        return tf.data.Dataset.from_tensor_slices(batch).repeat()

    with pytest.raises(InputError, match=message):
        make(duel(), batches=batches)


def test_devices():
    assert session_config("cpu").device_count["GPU"] == 0
    missing = len(tf.config.list_physical_devices("GPU"))
    with pytest.raises(InputError, match=f"gpu:{missing} wants a GPU with index {missing}"):
        session_config(f"gpu:{missing}")
    for wrong in ("gpu:", "tpu", "gpu:x", "GPU"):
        with pytest.raises(InputError, match=r"--device: wants auto, cpu or gpu\[:N\]"):
            session_config(wrong)


def test_update_op_that_no_player_would_run_is_named():
    def losses(x):
        counter = scalar("c", "count", 0.0, trainable=False)
        v1.add_to_collection(v1.GraphKeys.UPDATE_OPS, counter.assign_add(1.0))
        return duel_losses(x)

    with pytest.raises(ValueError, match=r"below one of the scopes \['a', 'b'\]; got \['c/count'"):
        make_engine("graph", duel(losses=losses))
