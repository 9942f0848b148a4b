"""What TensorFlow 1.15 wrote is read in each of its forms; recorded/record.py made the files."""

import json
import pathlib
import shutil

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.conversion import comparing, converting, listing, opening
from tfgan_lite.errors import InputError

HERE = pathlib.Path(__file__).parent / "recorded"
FORMS = {
    "v1": str(HERE / "v1.ckpt"),
    "bundle": str(HERE / "run" / "model-7"),
    "graph": str(HERE / "run" / "model-7.meta"),
    "saved model": str(HERE / "saved_model"),
}
MAP = {
    "net/conv1/weights": "model/conv/kernel",
    "net/conv1/BatchNorm/beta": "model/bn/beta",
    "net/conv1/BatchNorm/moving_mean": "model/bn/moving_mean",
    "net/conv1/BatchNorm/moving_variance": "model/bn/moving_variance",
    "net/fc1/weights": "model/out/kernel",
    "net/fc1/biases": "model/out/bias",
}


def network(x):
    """The recorded network in layers of ours, with names of its own."""
    with tf.compat.v1.variable_scope("model"):
        x = layers.conv2d(x, 3, 3, padding="same", use_bias=False, name="conv")
        x = layers.batch_normalization(x, scale=False, training=False, epsilon=0.001, name="bn")
        x = layers.flatten(tf.nn.relu(x))
        return layers.dense(x, 2, name="out")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_listed_and_holds_the_same(form):
    text = listing.text(FORMS[form])
    assert "net/conv1/BatchNorm/moving_variance  float32  [3]" in text
    assert text.endswith("TF1 bundle: 7 variables, 135 numbers.")
    assert comparing.compare(FORMS[form], FORMS["bundle"]).equal


@pytest.mark.parametrize("form", FORMS)
def test_network_of_renamed_scopes_restores_by_a_map(form, tmp_path):
    answers = np.load(HERE / "answers.npz")
    file = tmp_path / "map.json"
    file.write_text(json.dumps(MAP))
    with tf.Graph().as_default() as graph:
        y = network(tf.constant(answers["given"]))
        saver = tf.compat.v1.train.Saver()
        initialize = tf.compat.v1.global_variables_initializer()
    with tf.compat.v1.Session(graph=graph) as session:
        session.run(initialize)
        like = saver.save(session, str(tmp_path / "like"))
    conversion = converting.prepare(
        FORMS[form],
        str(tmp_path / "converted"),
        like=[like],
        mapping=converting.read_map(str(file)),
    )
    assert {pair.source: pair.target for pair in conversion.plan.pairs} == MAP
    assert set(conversion.plan.without_target) == {"global_step"}
    assert not list(tmp_path.glob("converted*"))  # planned, and nothing written
    conversion.write()
    with tf.compat.v1.Session(graph=graph) as session:
        saver.restore(session, str(tmp_path / "converted"))
        np.testing.assert_allclose(session.run(y), answers["answer"], rtol=1e-5)


@pytest.mark.parametrize("form", ["v1", "saved model"])
def test_written_as_a_bundle_a_saver_restores_it_by_name(form, tmp_path):
    target = str(tmp_path / "model")
    converting.prepare(FORMS[form], target, to="tf1").write()
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        weights = tf.compat.v1.get_variable("net/fc1/weights", [48, 2])
        step = tf.compat.v1.get_variable("global_step", [], tf.int64)
        tf.compat.v1.train.Saver().restore(session, target)
        read = session.run({"net/fc1/weights": weights, "global_step": step})
    recorded = tf.train.load_checkpoint(FORMS["bundle"])
    assert all(np.array_equal(read[name], recorded.get_tensor(name)) for name in read)


def test_folder_of_training_names_its_newest_checkpoint():
    with pytest.raises(InputError, match=r"got a directory. Give .* such as .*model-7\."):
        opening.read(str(HERE / "run"))


@pytest.mark.parametrize("where", ["middle", "end", "model"])
def test_damage_shows(where, tmp_path):
    path = tmp_path / "v1.ckpt"
    data = bytearray((HERE / "v1.ckpt").read_bytes())
    if where == "middle":
        data[300:330] = bytes(30)
    elif where == "end":
        del data[-4:]
    path.write_bytes(data)
    if where == "model":
        path = tmp_path / "saved"
        shutil.copytree(HERE / "saved_model", path)
        (path / "variables" / "variables.index").unlink()
    with pytest.raises(InputError, match="wants"):
        opening.read(str(path))
