"""A run may change engine at any step: in strict mode it ends in the bits of one engine alone."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import games, latent
from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.making import make_engine
from tfgan_lite.errors import InputError

BATCH = 4


def batches(first):
    images = np.random.RandomState(0).uniform(-1, 1, [8, BATCH, 28, 28, 1]).astype(np.float32)
    return tf.data.Dataset.from_tensor_slices({"images": images}).repeat().skip(first)


def engine(way, name):
    return make_engine(
        way, games.make(name), batch_size=BATCH, seed=3, batches=batches, numerics=STRICT
    )


@pytest.mark.parametrize("name", ["conv28", "dcgan28"])
def test_graph_then_eager_then_function_ends_as_one_engine(name, tmp_path):
    straight = engine("graph", name)
    losses = [straight.train_step() for _ in range(6)]
    told, path = [], None
    for way in ("graph", "eager", "function"):
        played = engine(way, name)
        if path:
            played.restore(path)
        told += [played.train_step() for _ in range(2)]
        path = played.save(str(tmp_path / way))
    assert told == losses
    expected, got = straight.variables(), played.variables()
    assert expected.keys() == got.keys()
    slots = [key for key in got if key.endswith(("/Adam", "/Adam_1", "_power"))]
    assert len(slots) == 2 * len([k for k in got if f"{k}/Adam" in got]) + 4
    for key, value in expected.items():
        assert value.tobytes() == got[key].tobytes(), key
    noise = latent.draw_noise(straight.game, 3, 0)
    assert straight.sample(noise).tobytes() == played.sample(noise).tobytes()


@pytest.mark.parametrize("way", ["graph", "eager", "function"])
def test_checkpoint_without_a_slot_or_of_another_shape_is_one_clear_error(way, tmp_path):
    played = engine(way, "mlp")
    values = played.variables()
    slot, kernel = "generator/dense/kernel/Adam_1", "generator/dense/kernel"

    def written(changed):
        with tf.Graph().as_default(), tf.compat.v1.Session() as session:
            named = {key: tf.compat.v1.Variable(value) for key, value in changed.items()}
            session.run(tf.compat.v1.global_variables_initializer())
            return tf.compat.v1.train.Saver(named).save(session, str(tmp_path / "other"))

    without = written({key: value for key, value in values.items() if key != slot})
    with pytest.raises(InputError, match=f"wants {slot} with shape .* got no variable of that"):
        played.restore(without)
    reshaped = written(values | {kernel: values[kernel].T})
    with pytest.raises(InputError, match=rf"wants {kernel} with shape \[100, 128\]; got \[128, 10"):
        played.restore(reshaped)
    assert played.step == 0
    for key, value in played.variables().items():
        assert value.tobytes() == values[key].tobytes(), key
