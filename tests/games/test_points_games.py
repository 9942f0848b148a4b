"""The games `rings` and `grid`: networks and losses by hand, packing, samples, and bad input."""

import contextlib

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import data, games, latent, sampling, training, variables
from tfgan_lite.data.points import MIXTURES, load_points
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.errors import InputError
from tfgan_lite.metrics.modes import mode_coverage
from tfgan_lite.networks.points import discriminator, generator, maxout
from tfgan_lite.pictures import scatter
from tfgan_lite.settings import Settings

NOISE = np.random.default_rng(1).normal(size=[6, 2]).astype(np.float32)
SCALES = {"rings": 4.0, "grid": 1.0}  # of what the networks see beside what the data are


@pytest.fixture(params=SCALES)
def name(request):
    return request.param


def losses_of(game, points):
    return game.losses(points=tf.constant(points), z=tf.constant(NOISE))


def played(name, **options):
    """Returns (store, points, losses) of a game on its own data."""
    points = load_points(name).points[:6]
    store = variables.VariableStore(3)
    with store.as_default():
        losses = losses_of(games.make(name, options), points)
    return store, points, {player: float(loss) for player, loss in losses.items()}


def dense(store, x, name):
    weights = store.variables
    return x @ weights[f"{name}/kernel"].numpy() + weights[f"{name}/bias"].numpy()


def made(store, z=NOISE):
    for layer in ("dense", "dense_1", "dense_2"):
        z = np.maximum(dense(store, z, f"generator/{layer}"), 0)
    return dense(store, z, "generator/dense_3")


def judged(store, points):
    for layer in ("dense", "dense_1", "dense_2"):
        pieces = dense(store, points, f"discriminator/{layer}")
        points = np.maximum(pieces[:, :64], pieces[:, 64:])
    return dense(store, points, "discriminator/dense_3")


def softplus(x):
    return np.log1p(np.exp(x))


def test_losses_by_hand(name):
    store, points, losses = played(name, gradient_penalty="none")
    real, fake = judged(store, SCALES[name] * points), judged(store, made(store))
    assert min(abs(real.mean()), abs(fake.mean()), abs(real.mean() - fake.mean())) > 0.05
    telling = softplus(-real).mean() + softplus(fake).mean()
    np.testing.assert_allclose(losses["discriminator"], telling, rtol=1e-5)
    np.testing.assert_allclose(losses["generator"], softplus(-fake).mean(), rtol=1e-5)


def test_packs_of_points_by_hand(name):
    store, points, losses = played(name, gradient_penalty="none", packing="3")
    assert store.variables["discriminator/dense/kernel"].shape == [6, 128]
    real, fake = (
        judged(store, x.reshape(2, 6)) for x in (SCALES[name] * points, made(store))
    )  # [2, 1]
    telling = softplus(-real).mean() + softplus(fake).mean()
    np.testing.assert_allclose(losses["discriminator"], telling, rtol=1e-5)
    np.testing.assert_allclose(losses["generator"], softplus(-fake).mean(), rtol=1e-5)


def test_the_default_penalizes_slopes_at_the_data_on_the_networks_scale(name):
    store, points, losses = played(name)
    _, _, plain = played(name, gradient_penalty="none")
    seen, step = (SCALES[name] * points).astype(np.float64), 1e-5
    slopes = [
        (judged(store, seen + move) - judged(store, seen - move)) / (2 * step)
        for move in step * np.eye(2)
    ]
    weight = games.make(name).losses.args[1].penalty_weight
    expected = weight * np.mean(np.sum(np.square(slopes), axis=0))
    np.testing.assert_allclose(
        losses["discriminator"] - plain["discriminator"], expected, rtol=1e-3, atol=1e-6
    )
    assert expected > 1e-3 and losses["generator"] == plain["generator"]


def test_samples_are_on_the_scale_of_the_data(name):
    store, _, _ = played(name)
    with store.as_default(), tf.compat.v1.variable_scope("", reuse=True):
        samples = games.make(name).sample(z=tf.constant(NOISE))
    assert samples.shape == [6, 2] and samples.dtype == tf.float32
    np.testing.assert_allclose(samples, made(store) / SCALES[name], rtol=1e-4, atol=1e-5)


def test_each_player_moves_its_own_network_alone(name):
    game = games.make(name)
    assert [player.name for player in game.players] == ["discriminator", "generator"]
    store, points, _ = played(name)
    with store.as_default(), tf.compat.v1.variable_scope("", reuse=True):
        with tf.GradientTape(persistent=True) as tape:
            losses = losses_of(game, points)
    owned = {
        p.name: [v for v in store.variables if variables.below(v, p.owns)] for p in game.players
    }
    assert [len(names) for names in owned.values()] == [8, 8]
    assert len(store.variables) == 16
    for player, names in owned.items():
        own = tape.gradient(losses[player], [store.variables[n] for n in names])
        assert all(g is not None and np.any(g.numpy()) for g in own), player


def test_first_biases_are_spread_and_the_others_are_0():
    store, _, _ = played("grid")
    for variable in store.variables:
        if not variable.endswith("bias"):
            continue
        values = store.variables[variable].numpy()
        if variable == "discriminator/dense/bias":
            assert -6 <= values.min() < -5 and 5 < values.max() <= 6
        elif variable == "generator/dense/bias":
            assert 0.8 < values.std() < 1.2
        else:
            assert not values.any(), variable


def test_maxout_by_hand(mode):
    ones = tf.compat.v1.ones_initializer()
    made = maxout(tf.constant([[1.0, 2.0], [0.0, 0.0]]), ones)
    kernel = variables.global_variables()[0]
    if tf.executing_eagerly():
        made, kernel = made.numpy(), kernel.numpy()
    else:
        session = tf.compat.v1.get_default_session()
        session.run(tf.compat.v1.global_variables_initializer())
        made, kernel = session.run([made, kernel])
    assert made.shape == (2, 64) and kernel.shape == (2, 128)
    pieces = kernel[0] + 2 * kernel[1] + 1
    np.testing.assert_allclose(made[0], np.maximum(pieces[:64], pieces[64:]), rtol=1e-5)
    np.testing.assert_allclose(made[1], 1.0)


def test_networks_are_read_again_with_reuse(name):
    store = variables.VariableStore(3)
    with store.as_default():
        first = discriminator(generator(tf.constant(NOISE)))
        again = discriminator(generator(tf.constant(NOISE), reuse=True), reuse=True)
        with pytest.raises(ValueError, match="already exists"):
            generator(tf.constant(NOISE))
        with pytest.raises(ValueError, match="already exists"):
            discriminator(tf.constant(NOISE))
    np.testing.assert_array_equal(first, again)


def test_a_short_run_moves_towards_the_data(name):
    """After 300 rounds, samples are as wide as the data, of which they know little more yet."""
    game = games.make(name)
    examples = data.load_for(name, game)
    noise = latent.draw_noise(game, 500, 0)
    with contextlib.closing(
        GraphEngine(game, batches=lambda first: data.batches(examples, 100, 0, first))
    ) as engine:
        for _ in range(300):
            engine.train_step()
        live = {n: v for n, v in engine.variables().items() if n.startswith("generator/")}
    store = variables.VariableStore(0)
    with store.as_default():
        generator(tf.constant(NOISE))
    for n in store.variables:
        store.variables[n].assign(live[n])
    points = made(store, noise["z"]) / SCALES[name]
    apart = np.abs(points.std(axis=0) / examples.points.std(axis=0) - 1)
    assert apart.max() < 0.4
    assert mode_coverage(points, examples.mixture.centres, 0.2 * points.std()).modes > 4


def test_a_run_paints_a_scatter_and_gives_its_points(name, tmp_path):
    """From end to end: a few steps, the picture, and the files that tfgan-sample writes."""
    workdir = tmp_path / "run"
    short = Settings(
        game=name, steps=4, sample_every=2, checkpoint_every=4, workdir=str(workdir), batch_size=20
    )
    said = []
    outcome = training.train(short, said.append)
    assert f"{name} on {name}: 100000 points, steps 1 to 4, batches of 20" in said[-1]
    assert [path.name for path in sorted((workdir / "samples").iterdir())] == [
        "step-00000002.png",
        "step-00000004.png",
    ]
    path = sampling.sample_to_file(tmp_path / "a.npz", workdir=workdir, count=2500)
    with np.load(path) as arrays:
        assert arrays.files == ["points"]
        points = arrays["points"]
    assert points.shape == (2500, 2) and points.dtype == np.float32
    expected = scatter(points, MIXTURES[name])  # seed 0 is that of a run's pictures
    np.testing.assert_array_equal(tf.io.decode_png(outcome.picture.read_bytes()), expected)
    path = sampling.sample_to_file(tmp_path / "a.png", workdir=workdir, count=2500)
    np.testing.assert_array_equal(tf.io.decode_png(path.read_bytes()), expected)


def test_the_ground_of_a_scatter_is_of_the_data_that_the_run_learnt_from(tmp_path):
    settings = Settings(game="rings", dataset="grid", steps=1, workdir=str(tmp_path), batch_size=4)
    outcome = training.train(settings, print)
    picture = tf.io.decode_png(outcome.picture.read_bytes()).numpy()
    disc = (picture == (255, 205, 130)).all(axis=-1)
    assert disc[80, 80] and disc[180, 480]  # (-4, 4), (4, 2): 40 pixels are 0.8
    out = tmp_path / "a.png"
    sampling.sample_to_file(out, workdir=tmp_path, count=2500)
    np.testing.assert_array_equal(tf.io.decode_png(out.read_bytes()), picture)
    sampling.sample_to_file(out, checkpoint=outcome.checkpoint, game="rings", count=2500)
    assert (tf.io.decode_png(out.read_bytes()).numpy() != picture).any()  # of the game's own data


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"columns_of_walk": 5}, "--interpolate: wants a game of images.*rings.*; got 5. Leave"),
        ({"walked": "z"}, "--walk: wants a game of images.*rings.*; got z. Leave"),
        ({"classes": [1]}, "--classes: game rings paints no class"),
    ],
)
def test_what_wants_rows_of_images_is_refused(changes, message, tmp_path):
    arguments = {"checkpoint": "nowhere", "game": "rings"} | changes
    with pytest.raises(InputError, match=message):
        sampling.sample_to_file(tmp_path / "a.png", **arguments)
    assert not list(tmp_path.iterdir())


def test_options_that_points_cannot_use_are_refused(name):
    with pytest.raises(InputError, match="augmentation wants none, .* got 'translation'"):
        games.make(name, {"augmentation": "translation"})
    with pytest.raises(InputError, match="count wants a divisor of the batch size 6; got 4"):
        played(name, packing="4")


def test_points_want_points(name):
    with pytest.raises(InputError, match=f"digits has images; game {name} wants points"):
        data.load_for("digits", games.make(name))
    with pytest.raises(InputError, match=f"{name} has points; game mlp wants images"):
        data.load_for(name, games.make("mlp"))
