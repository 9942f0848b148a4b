"""A generator of our layers and an equal Keras model paint the same after conversion."""

import os

import keras
import numpy as np
import pytest
import tensorflow as tf
from nets import keras_generator, paint, trained_bundle, unnamed_generator, values, write_bundle

from tfgan_lite.conversion import converting
from tfgan_lite.errors import InputError

LIKE = "nets:keras_generator"
# Images lie in [-1, 1]. Keras writes batch normalisation in another order of operations:
# 3.9e-7 apart at most, over 8192 numbers. The smallest fault planted below makes 0.37.
TOLERANCE = 2e-6
Z = np.random.RandomState(0).randn(16, 6).astype(np.float32)
ENDINGS = [".weights.h5", ".keras"]


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    return trained_bundle(tmp_path_factory.mktemp("trained") / "model.ckpt-7")


def load(path):
    """Reads a file by Keras alone."""
    if path.endswith(".keras"):
        return keras.saving.load_model(path)
    model = keras_generator()
    model.load_weights(path)
    return model


def apart(model, images):
    return float(np.abs(np.asarray(model(Z, training=False)) - images).max())


@pytest.mark.parametrize("ending", ENDINGS)
def test_bundle_to_keras_and_back(trained, tmp_path, ending):
    there, back = str(tmp_path / f"g{ending}"), str(tmp_path / "back")
    conversion = converting.prepare(trained, there, like=[LIKE], scope="generator")
    conversion.write()
    images = paint(trained, Z)
    assert images.std() > 0.3  # neither constant nor all at the ends of tanh
    assert apart(load(there), images) < TOLERANCE
    # All that is no weight of the generator is named: its slots, averages and the counters.
    weights = {pair.source for pair in conversion.plan.pairs}
    assert len(weights) == 14
    assert set(conversion.plan.without_target) == set(values(trained)) - weights

    like = [] if ending == ".keras" else [LIKE]
    conversion = converting.prepare(there, back, like=like, scope="generator")
    conversion.write()
    assert not conversion.plan.without_target
    expected, got = values(trained), values(back)
    assert set(got) == weights
    for name in weights:
        assert got[name].tobytes() == expected[name].tobytes(), name
    np.testing.assert_array_equal(paint(back, Z), images)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_model_trained_in_keras_paints_the_same_below_our_layers(trained, tmp_path, ending):
    model = unnamed_generator()
    for i, variable in enumerate(model.weights):
        variable.assign(np.random.RandomState(100 + i).uniform(0.1, 0.5, variable.shape))
    source, target = str(tmp_path / f"m{ending}"), str(tmp_path / "b")
    (model.save if ending == ".keras" else model.save_weights)(source)
    like = [trained] if ending == ".keras" else ["nets:unnamed_generator", trained]
    with pytest.raises(InputError, match="got none for 33: beta1_power, .*--partial"):
        converting.prepare(source, target, like=like, scope="generator").write()
    assert os.listdir(tmp_path) == [f"m{ending}"]
    converting.prepare(source, target, like=like, scope="generator", partial=True).write()
    images = paint(target, Z)
    assert apart(model, images) < TOLERANCE < np.abs(images - paint(trained, Z)).max()
    expected, got = values(trained), values(target)
    assert got.keys() == expected.keys()
    for name in ("global_step", "beta1_power", "generator/dense/kernel/Adam"):  # of --like
        assert got[name].tobytes() == expected[name].tobytes()


def swap(one, other):
    def fault(weights):
        one_value, other_value = weights[one].numpy(), weights[other].numpy()
        weights[one].assign(other_value)
        weights[other].assign(one_value)

    return fault


def transpose(weights):
    kernel = weights["generator/conv2d_transpose/kernel"]
    kernel.assign(np.swapaxes(kernel.numpy(), 2, 3))


def flip(weights):
    kernel = weights["generator/conv2d_transpose_1/kernel"]
    kernel.assign(kernel.numpy()[::-1, ::-1])


def skip(weights):
    weights["generator/conv2d_transpose_1/bias"].assign([0.0, 0.0])


NORM = "generator/batch_normalization"


@pytest.mark.parametrize(
    "fault",
    [
        swap(f"{NORM}/gamma", f"{NORM}/beta"),
        swap(f"{NORM}/moving_mean", f"{NORM}/moving_variance"),
        swap(f"{NORM}/gamma", f"{NORM}_1/gamma"),
        transpose,
        flip,
        skip,
    ],
    ids=["gamma-beta", "mean-variance", "layers", "transposed", "flipped", "skipped"],
)
def test_planted_faults_show_in_the_images(trained, tmp_path, fault):
    there = str(tmp_path / "g.keras")
    converting.prepare(trained, there, like=[LIKE], scope="generator").write()
    model = load(there)
    images = paint(trained, Z)
    assert apart(model, images) < TOLERANCE
    # Keras leaves the name of a Sequential out of the paths when it loads one.
    fault({f"generator/{variable.path}": variable for variable in model.weights})
    assert not apart(model, images) < 0.3  # a swapped variance gives NaN


def test_averages_take_the_place_of_weights(trained, tmp_path):
    there = str(tmp_path / "g.weights.h5")
    conversion = converting.prepare(trained, there, like=[LIKE], scope="generator", averaged=True)
    conversion.write()
    arrays = values(trained)
    end = "/ExponentialMovingAverage"
    averaged = {n.removesuffix(end): a for n, a in arrays.items() if n.endswith(end)}
    assert len(averaged) == 10  # kernels, biases, gammas and betas
    plain = {n: a for n, a in arrays.items() if n.startswith("generator/") and "Adam" not in n}
    by_hand = write_bundle(tmp_path / "by_hand", plain | averaged)
    images = paint(by_hand, Z)
    assert apart(load(there), images) < TOLERANCE < np.abs(images - paint(trained, Z)).max()
    left = [name for name in conversion.plan.without_target if name.endswith("(its own value)")]
    assert len(left) == 10 and not any(end in name for name in conversion.plan.without_target)


def test_object_checkpoint_of_a_keras_model_is_a_source(trained, tmp_path):
    model = unnamed_generator()
    for i, variable in enumerate(model.weights):
        variable.assign(np.random.RandomState(200 + i).uniform(0.1, 0.5, variable.shape))
    source = tf.train.Checkpoint(model).save(str(tmp_path / "objects"))
    target = str(tmp_path / "b")
    conversion = converting.prepare(source, target, like=[trained], scope="generator", partial=True)
    conversion.write()
    assert len(conversion.plan.pairs) == 14
    assert list(conversion.plan.without_target) == ["save_counter"]
    assert apart(model, paint(target, Z)) < TOLERANCE
