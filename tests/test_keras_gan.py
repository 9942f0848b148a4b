"""KerasGAN: a Keras model like any other, which plays what the graph engine plays."""

import contextlib
import csv
import dataclasses

import keras
import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games, latent, ulp
from tfgan_lite.conversion import converting
from tfgan_lite.data.loading import load
from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.arguments import draw_noise
from tfgan_lite.engines.making import make_engine
from tfgan_lite.errors import InputError
from tfgan_lite.keras_gan import KerasGAN
from tfgan_lite.metrics.frechet import frechet_distance

BATCH, SEED = 32, 3
PIXELS = np.random.default_rng(0).uniform(0, 1, [BATCH, 28, 28, 1]).astype(np.float32)
LAYERS = ("dense", "dense_1", "dense_2")
NAMES = {
    f"{network}/{layer}/{weight}"
    for network in ("generator", "discriminator")
    for layer in LAYERS
    for weight in ("kernel", "bias")
}


def softplus_cross_entropy(labels, logits):
    """The cross entropy of labels 0 and 1 in the words of `tfgan_lite.losses`."""
    return tf.nn.softplus((1.0 - 2.0 * labels) * logits)


def small(**options):
    return KerasGAN(latent_size=5, hidden=(6, 7), image_shape=(4, 3, 2), **options)


def small_images(count=12):
    return np.random.default_rng(1).uniform(0, 1, [count, 4, 3, 2]).astype(np.float32)


def weights(gan):
    return {variable.path: variable.numpy() for variable in gan.weights}


def one_step(optimizer, rate, loss=None, epsilon=1e-8):
    """Plays one round in Keras and in the graph engine, from the same weights, images and noise.

    Returns:
      The weights that Keras has then, all variables of the graph engine, and the `KerasGAN`.
    """
    make = {
        "sgd": lambda: keras.optimizers.SGD(rate),
        "adam": lambda: keras.optimizers.Adam(rate, beta_1=0.5, epsilon=epsilon),
    }[optimizer]
    gan = KerasGAN(seed=SEED)
    gan.compile(make(), make(), loss, loss)
    game = games.make("keras_gan")
    options = {"optimizer": optimizer, "learning_rate": rate}
    players = tuple(dataclasses.replace(player, **options) for player in game.players)
    game = dataclasses.replace(game, players=players)
    engine = make_engine("graph", game, batch_size=BATCH, seed=SEED, numerics=STRICT)
    with contextlib.closing(engine):
        engine.assign(weights(gan))
        played = engine.train_step({"images": [PIXELS * 2.0 - 1.0]})
        told = gan.train_step(tf.constant((PIXELS * 2.0 - 1.0 + 1.0) / 2.0))
        for name, player in (("d_loss", "discriminator"), ("g_loss", "generator")):
            assert float(told[name]) == pytest.approx(played[player], rel=1e-2)
        return weights(gan), engine.variables(), gan


def apart(ours, theirs, *_):
    """Returns the greatest distance of two sets of weights: in numbers, and in ULPs of those of
    at least 0.01. (An ULP of a weight near 0 says nothing about what is added to it.)"""
    most, ulps = 0.0, 0
    for name in NAMES:
        one, other = ours[name], theirs[name]
        most = max(most, float(np.abs(one - other).max()))
        large = np.abs(other) >= 0.01
        if large.any():
            ulps = max(ulps, ulp.summarize(one[large], other[large]).max_ulp)
    return most, ulps


def test_weights_have_the_names_and_shapes_of_the_game():
    found = {name: value.shape for name, value in weights(KerasGAN()).items()}
    assert found.keys() == NAMES
    kernels = [found[f"{n}/{k}/kernel"] for n in ("generator", "discriminator") for k in LAYERS]
    assert kernels == [(100, 128), (128, 128), (128, 784), (784, 128), (128, 128), (128, 1)]


def test_a_step_of_sgd_is_the_graph_engines_to_the_bit_for_the_same_formula():
    ours, theirs, _ = one_step("sgd", 0.1, softplus_cross_entropy)
    last = "discriminator/dense_2/bias"
    for name in NAMES - {last}:
        assert ulp.summarize(ours[name], theirs[name]).equal, name
    # Its gradient is the sum of all, and small beside them; Keras adds them in another order.
    assert abs(ours[last] - theirs[last]) < 2e-8 < abs(ours[last])
    start = weights(KerasGAN(seed=SEED))
    assert all(not np.array_equal(start[name], ours[name]) for name in NAMES)


def test_a_step_of_sgd_with_keras_own_cross_entropy_is_a_rounding_away():
    most, ulps = apart(*one_step("sgd", 0.1))
    assert 0 < most < 6e-8  # steps are up to 0.03 long
    assert ulps <= 16


def test_adams_differ_by_their_epsilon_and_then_by_rounding():
    most, _ = apart(*one_step("adam", 1e-3, epsilon=1e-7))
    assert 1e-3 < most < 2.1e-3  # steps of 1e-3, some of them the other way
    most, _ = apart(*one_step("adam", 1e-3, epsilon=1e-8))
    assert 0 < most < 2e-4


def test_keras_adam_rounds_one_minus_beta2_and_tf1_subtracts_a_rounded_beta2():
    _, theirs, gan = one_step("adam", 1e-3, softplus_cross_entropy)
    ratio = (np.float32(1) - np.float32(0.999)) / np.float32(1 - 0.999)
    assert ratio == pytest.approx(1 - 1.29e-5, abs=1e-7)
    names = [variable.path for variable in gan.generator.trainable_variables]
    for slot, ending, factor in (("Adam", "momentum", 1.0), ("Adam_1", "velocity", ratio)):
        found = [v.numpy() for v in gan.g_optimizer.variables if v.path.endswith(ending)]
        assert len(found) == len(names)
        for name, value in zip(names, found, strict=True):
            expected = theirs[f"{name}/{slot}"]
            np.testing.assert_allclose(value * factor, expected, rtol=3e-7, atol=0)
            assert ending == "velocity" or np.array_equal(value, expected)


def test_the_default_optimizers_are_those_of_the_game():
    gan = small()
    gan.compile()
    generator, discriminator = games.make("keras_gan").players
    assert (generator.name, discriminator.name) == ("generator", "discriminator")
    for player, optimizer in ((generator, gan.g_optimizer), (discriminator, gan.d_optimizer)):
        config = optimizer.get_config()
        assert config["learning_rate"] == pytest.approx(player.learning_rate)
        assert (config["beta_1"], config["beta_2"]) == (player.beta1, player.beta2)


def test_noise_is_the_graph_engines_at_every_move(monkeypatch):
    game = games.make("keras_gan")
    gan = small(seed=SEED)
    gan.compile()
    seen = []
    monkeypatch.setattr(gan, "_generator_loss", _spy(seen, gan._generator_loss, 0))
    monkeypatch.setattr(gan, "_discriminator_loss", _spy(seen, gan._discriminator_loss, 1))
    for _ in range(3):
        gan.train_step(small_images())
    game = dataclasses.replace(game, noise=(dataclasses.replace(game.noise[0], shape=(5,)),))
    expected = [draw_noise(game, 12, SEED, tf.constant(k // 2, tf.int64), k % 2) for k in range(6)]
    np.testing.assert_array_equal(seen, [drawn["z"] for drawn in expected])


def _spy(seen, function, at):
    def call(*args):
        seen.append(args[at].numpy())
        return function(*args)

    return call


def test_generator_moves_first_and_each_moves_its_own_weights_only():
    gan = small()
    gan.compile(g_optimizer=keras.optimizers.SGD(1.0), d_optimizer=keras.optimizers.SGD(1.0))
    z = np.random.default_rng(2).normal(size=[12, 5]).astype(np.float32)
    for move, mine in (
        (lambda: gan.move_generator(z), "generator"),
        (lambda: gan.move_discriminator(small_images(), z), "discriminator"),
    ):
        before = weights(gan)
        move()
        moved = {name for name, value in weights(gan).items() if (value != before[name]).any()}
        assert moved and {name.split("/")[0] for name in moved} == {mine}
    order = []
    gan.move_generator = lambda *_: order.append("generator")
    gan.move_discriminator = lambda *_: order.append("discriminator")
    gan.train_step(small_images())
    assert order == ["generator", "discriminator"]


def test_losses_are_the_cross_entropies_of_logits():
    gan = small()
    gan.compile()
    z = np.random.default_rng(2).normal(size=[12, 5]).astype(np.float32)
    real = gan.discriminator(small_images()).numpy().astype(np.float64)
    fake = gan.discriminator(gan(z)).numpy().astype(np.float64)
    assert gan.move_discriminator(small_images(), z).numpy() == pytest.approx(
        np.log1p(np.exp(-real)).mean() + np.log1p(np.exp(fake)).mean(), rel=1e-5
    )
    fake = gan.discriminator(gan(z)).numpy().astype(np.float64)
    loss = gan.move_generator(z).numpy()
    assert loss == pytest.approx(np.log1p(np.exp(-fake)).mean(), rel=1e-5)


@pytest.mark.parametrize("ending", ["data set", "pairs", "array"])
def test_fit_takes_data_sets_and_arrays(ending):
    images = small_images()
    gan = small()
    gan.compile()
    options = {"verbose": 0, "shuffle": False}
    if ending == "array":
        gan.fit(images.astype(np.float64), batch_size=4, **options)
    else:
        data = (images, np.arange(12)) if ending == "pairs" else images
        gan.fit(tf.data.Dataset.from_tensor_slices(data).batch(4), **options)
    again = small()
    again.compile()
    for part in np.split(images, 3):
        again.train_step(part)
    for name, value in weights(again).items():
        np.testing.assert_allclose(weights(gan)[name], value, atol=2e-6, err_msg=name)


def test_callbacks_are_called_with_both_losses(tmp_path):
    gan = small()
    gan.compile()
    log, best = str(tmp_path / "log.csv"), str(tmp_path / "best.keras")
    history = gan.fit(
        small_images(),
        validation_data=(small_images(),),
        batch_size=4,
        epochs=5,
        verbose=0,
        callbacks=[
            keras.callbacks.CSVLogger(log),
            keras.callbacks.ModelCheckpoint(best, monitor="d_loss", mode="min"),
            keras.callbacks.EarlyStopping(monitor="d_loss", mode="min", min_delta=100, patience=2),
        ],
    ).history
    assert history.keys() == {"d_loss", "g_loss", "val_d_loss", "val_g_loss"}
    assert [len(values) for values in history.values()] == [3] * 4  # stopped early
    with open(log, newline="") as file:
        assert [float(row["g_loss"]) for row in csv.DictReader(file)] == history["g_loss"]
    last = gan.evaluate(small_images(), batch_size=4, verbose=0, return_dict=True)
    kept = keras.models.load_model(best)
    assert kept.evaluate(small_images(), batch_size=4, verbose=0, return_dict=True) == last


@pytest.mark.parametrize("schedule", [False, True])
def test_a_loaded_model_goes_on_as_the_saved_one_does(tmp_path, schedule):
    path, options = str(tmp_path / "gan.keras"), {"batch_size": 4, "shuffle": False, "verbose": 0}
    gan = small(seed=9, name="mine")
    rate = keras.optimizers.schedules.ExponentialDecay(0.01, 3, 0.5) if schedule else 0.01
    gan.compile(keras.optimizers.Adam(rate), "rmsprop", "hinge", run_eagerly=True)
    gan.fit(small_images(), **options)
    gan.save(path)
    loaded = keras.models.load_model(path)
    assert loaded.get_config() == gan.get_config()
    assert (loaded.name, loaded.seed, loaded.run_eagerly) == ("mine", 9, True)
    assert loaded.d_loss is keras.losses.hinge
    np.testing.assert_array_equal(loaded.generate(3), gan.generate(3))
    for player in ("d_optimizer", "g_optimizer"):
        saved, found = getattr(gan, player), getattr(loaded, player)
        assert type(saved) is type(found) and int(found.iterations) == 3
        for one, other in zip(saved.variables, found.variables, strict=True):
            np.testing.assert_array_equal(one.numpy(), other.numpy(), one.path)
    gan.fit(small_images(), **options)
    loaded.fit(small_images(), **options)
    for name, value in weights(gan).items():
        np.testing.assert_array_equal(weights(loaded)[name], value, name)


def test_a_model_that_is_not_compiled_is_saved_too(tmp_path):
    small(seed=4).save(tmp_path / "gan.keras")
    loaded = keras.models.load_model(tmp_path / "gan.keras")
    np.testing.assert_array_equal(loaded.generate(2, seed=1), small(seed=4).generate(2, seed=1))
    assert not loaded.compiled


def test_a_run_becomes_a_keras_file_and_back(tmp_path):
    game = games.make("keras_gan")
    with contextlib.closing(make_engine("graph", game, batch_size=2, seed=1)) as engine:
        engine.train_step({"images": [PIXELS[:2]]})
        bundle = engine.save(str(tmp_path / "model.ckpt"))
        painted = engine.sample(latent.draw_noise(game, 5, seed=6))
    there, back = str(tmp_path / "gan.keras"), str(tmp_path / "back")
    converting.prepare(bundle, there, like=["tfgan_lite.keras_gan:KerasGAN"]).write()
    gan = keras.models.load_model(there)
    np.testing.assert_allclose(gan.generate(5, seed=6) * 2 - 1, painted, atol=1e-6)
    converting.prepare(there, back, to="tf1").write()
    reader, written = (tf.train.load_checkpoint(path) for path in (bundle, back))
    assert set(written.get_variable_to_shape_map()) == NAMES
    for name in NAMES:
        np.testing.assert_array_equal(reader.get_tensor(name), written.get_tensor(name))


def test_learns_digits():
    digits = (load("digits", 28, 28, 1).images / 255).astype(np.float32)
    gan = KerasGAN()
    gan.compile()
    untrained = distance(gan, digits)
    gan.fit(digits, batch_size=100, epochs=15, verbose=0)
    assert distance(gan, digits) < untrained / 2


def distance(gan, digits):
    """Returns the Frechet distance in means over squares of 4x4 pixels."""
    squares = [x.reshape(-1, 7, 4, 7, 4).mean((2, 4)) for x in (gan.generate(500), digits)]
    return frechet_distance(*(x.reshape(-1, 49).astype(np.float64) for x in squares))


@pytest.mark.parametrize(
    ("images", "message"),
    [
        (np.zeros([4, 8, 8, 1]), r"images want shape \[N, 28, 28, 1\]; got \[4, 8, 8, 1\]"),
        (np.zeros([4, 28, 28]), r"shape \[N, 28, 28, 1\]; got \[4, 28, 28\]"),
        (np.zeros([4, 28, 28, 1], np.uint8), "floats in .*; got uint8. Divide bytes by 255"),
        (np.full([4, 28, 28, 1], -1.0), r"numbers in \[0, 1\].*; got -1.0 to -1.0"),
        (np.full([4, 28, 28, 1], np.nan), "got nan to nan"),
        ({"image": np.zeros([4, 28, 28, 1])}, "wants images, .*; got dict"),
    ],
    ids=["size", "no channels", "bytes", "range", "nan", "dict"],
)
def test_images_that_it_cannot_take_are_refused(images, message):
    gan = KerasGAN()
    gan.compile()
    before = weights(gan)
    with pytest.raises(InputError, match=message):
        gan.fit(images, verbose=0)
    if "numbers" not in message and "nan" not in message:
        data = tf.data.Dataset.from_tensor_slices(images).batch(2)
        with pytest.raises(InputError, match=message.replace("[4", "[N")):
            gan.fit(data, shuffle=False, verbose=0)
    for name, value in weights(gan).items():
        np.testing.assert_array_equal(before[name], value)


def test_what_cannot_work_is_refused(monkeypatch):
    gan = small()
    one = keras.optimizers.SGD(0.1)
    with pytest.raises(ValueError, match="an optimizer each; got the same SGD twice"):
        gan.compile(one, one)
    for loss in ("binary_crossentropy", keras.losses.BinaryCrossentropy()):
        with pytest.raises(ValueError, match="g_loss wants a loss of logits"):
            gan.compile(g_loss=loss)
    with pytest.raises(ValueError, match="n wants 1 image or more; got 0"):
        gan.generate(0)
    with pytest.raises(ValueError, match=r"sizes of at least 1.*hidden=\(0,\)"):
        KerasGAN(hidden=(0,))
    monkeypatch.setattr(keras.config, "backend", lambda: "jax")
    with pytest.raises(InputError, match="wants TensorFlow as Keras' backend; got jax"):
        small()
