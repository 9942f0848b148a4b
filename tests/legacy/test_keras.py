"""`tf.keras` is Keras 2 as in TensorFlow 1.15: what that answered, launched; paths; names."""

import importlib
import json
import operator
import pathlib
import subprocess
import sys

import pytest
import tensorflow as tf

from tfgan_lite.layers import scoped
from tfgan_lite.legacy import keras_paths, missing

ROOT = pathlib.Path(__file__).parents[2]
RECORDED = pathlib.Path(__file__).parent / "recorded"
KERAS = "tfgan_lite.legacy.tensorflow.keras"
# Draws of 12,000 numbers and more, of which the standard deviation is asked.
TOLERANCE = {"first_values": 0.03}


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """The recorded and the launched answers; TensorFlow 1's behaviour is for good, so: launched."""
    file = tmp_path_factory.mktemp("keras") / "launched.json"
    app, script = ROOT / "bin/tfgan-legacy", RECORDED / "record_keras.py"
    done = subprocess.run(
        [sys.executable, app, "run", script, file], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads((RECORDED / "keras.json").read_text()), json.loads(file.read_text())


def flat(value):
    return [one for part in value for one in flat(part)] if isinstance(value, list) else [value]


def split(value):
    """Returns the numbers in a value, and all else."""
    values = flat(value)
    numbers = [one for one in values if isinstance(one, float)]
    return numbers, [one for one in values if not isinstance(one, float)]


CASES = sorted(json.loads((RECORDED / "keras.json").read_text()))


@pytest.mark.parametrize("name", CASES)
def test_as_recorded(answers, name):
    wanted, found = (one[name] for one in answers)
    assert sorted(found) == sorted(wanted)
    for key, value in wanted.items():
        numbers, rest = split(value)
        assert split(found[key])[1] == rest, key
        tolerance = TOLERANCE.get(name, 1e-4)
        assert split(found[key])[0] == pytest.approx(numbers, rel=tolerance, abs=3e-5), key


def test_all_that_is_recorded_is_asked(answers):
    assert sorted(answers[0]) == sorted(answers[1]) == CASES


def test_it_is_what_tensorflow_has_for_its_version_1(monkeypatch):
    """`keras_paths` names a module of tf_keras; TensorFlow's own loader has to lead there."""
    monkeypatch.setenv("TF_USE_LEGACY_KERAS", "1")
    loader = type(tf.compat.v1.keras)
    own = loader({"__name__": "tensorflow"}, mode="v1")
    (public,) = keras_paths.places("")[:1]
    assert own.layers is public.layers and own.Model is public.Model
    assert (
        public.layers.BatchNormalization
        is not importlib.import_module("tf_keras").layers.BatchNormalization
    )


OLD_PATHS = {
    "layers.core.Dense": "layers.Dense",
    "layers.advanced_activations.LeakyReLU": "layers.LeakyReLU",
    "layers.convolutional.UpSampling2D": "layers.UpSampling2D",
    "layers.normalization.BatchNormalization": "layers.BatchNormalization",
    "layers.merge.add": "layers.add",
    "layers.recurrent.LSTM": "layers.LSTM",
    "layers.wrappers.TimeDistributed": "layers.TimeDistributed",
    "engine.base_layer.Layer": "layers.Layer",
    "engine.topology.InputSpec": "layers.InputSpec",
    "engine.Layer": "layers.Layer",
    "engine.training.Model": "models.Model",
    "utils.np_utils.to_categorical": "utils.to_categorical",
    "utils.generic_utils.Progbar": "utils.Progbar",
    "backend.tensorflow_backend.set_session": "backend.set_session",
    "objectives.mean_squared_error": "losses.mean_squared_error",
    "initializations.glorot_uniform": "initializers.glorot_uniform",
}


@pytest.mark.parametrize("path", OLD_PATHS)
def test_old_paths(tf1, path):
    wanted = operator.attrgetter(OLD_PATHS[path])(tf1.keras)
    module, _, name = path.rpartition(".")
    for root in (KERAS, KERAS.replace("keras", "python.keras")):
        found = importlib.import_module(f"{root}.{module}")
        assert name in dir(found) and getattr(found, name) is wanted
    assert operator.attrgetter(path)(tf1.keras) is wanted
    assert operator.attrgetter(keras_paths.public(path))(tf1.keras) is wanted


def test_names_that_are_not_public(tf1):
    merge = importlib.import_module(f"{KERAS}.layers.merge")
    utils = importlib.import_module(f"{KERAS}.utils.conv_utils")
    assert "normalize_tuple" not in dir(utils)
    assert issubclass(tf1.keras.layers.Add, merge._Merge)
    assert utils.normalize_tuple(2, 2, "kernel_size") == (2, 2)
    sources = importlib.import_module(f"{KERAS}.engine.data_adapter")  # no file of TensorFlow 1's
    assert sources.select_data_adapter


@pytest.mark.parametrize(
    ("path", "module", "name"),
    [
        ("optimizer_v2.adam.Adam", "tf_keras.src.optimizers.legacy.adam", "Adam"),
        ("saving.hdf5_format.load_weights_from_hdf5_group", "tf_keras.src.saving.legacy", ""),
        ("layers.recurrent._standardize_args", "tf_keras.src.layers.rnn", "standardize_args"),
        ("engine.topology.get_source_inputs", "tf_keras.src.utils", ""),
        ("engine.network.Network", "tf_keras.src.engine", "Functional"),
        ("applications.imagenet_utils._obtain_input_shape", "", "obtain_input_shape"),
        ("backend.common.normalize_data_format", "tf_keras.src.utils.conv_utils", ""),
    ],
)
def test_names_of_files_that_tf_keras_has_split_otherwise(tf1, path, module, name):
    parent, _, last = path.rpartition(".")
    found = getattr(importlib.import_module(f"{KERAS}.{parent}"), last)
    assert found.__module__.startswith(module) and found.__name__ == (name or last)


def test_what_a_file_has_imported_is_no_name_of_it(tf1):
    for module, name in (
        ("layers.core", "tf"),
        ("layers", "np"),
        ("layers", "Adam"),
        ("", "Dense"),
    ):
        place = importlib.import_module(f"{KERAS}.{module}".rstrip("."))
        assert not hasattr(place, name), (module, name)


def test_names_of_the_package_keras_before_tensorflow_had_one(tf1):
    old = importlib.import_module(f"{KERAS}.layers.convolutional")
    assert old.Deconv2D is old.Deconvolution2D is tf1.keras.layers.Conv2DTranspose
    assert tf1.keras.layers.Deconvolution3D is tf1.keras.layers.Conv3DTranspose
    backend = tf1.keras.backend
    assert backend.image_dim_ordering() == "tf"
    try:
        backend.set_image_dim_ordering("th")
        assert backend.image_data_format() == "channels_first"
        assert backend.image_dim_ordering() == "th"
    finally:
        backend.set_image_dim_ordering("tf")
    with pytest.raises(ValueError, match="wants 'th' or 'tf'; got 'channels_last'"):
        backend.set_image_dim_ordering("channels_last")


def test_what_is_not_there_says_so(tf1):
    with pytest.raises(missing.MissingSymbol, match=r"tf\.keras\.layers\.NoSuch is not provided"):
        tf1.keras.layers.NoSuch  # noqa: B018
    with pytest.raises(missing.MissingSymbol, match=r"over several GPUs\. Nearest: the model"):
        tf1.keras.utils.multi_gpu_model  # noqa: B018
    with pytest.raises(ModuleNotFoundError, match=r"made scikit-learn's.*Nearest: .*scikeras"):
        importlib.import_module(f"{KERAS}.wrappers.scikit_learn")
    with pytest.raises(ModuleNotFoundError, match=r"tf\.keras\.layers\.no_such is not provided"):
        importlib.import_module(f"{KERAS}.layers.no_such")


def test_one_module_by_all_of_its_names(tf1):
    for other in (
        *("python.keras", "python.keras._impl.keras", "compat.v1.keras"),
        *("contrib.keras", "contrib.keras.python.keras", "contrib.keras.api.keras"),
    ):
        found = importlib.import_module(KERAS.replace("keras", f"{other}.layers"))
        assert found is tf1.keras.layers
    assert tf1.keras.__version__ == "2.2.4-tf"
    assert tf1.contrib.keras is tf1.keras is tf1.python.keras


def test_a_star_gives_the_public_names(tf1):
    names = {}
    exec(f"from {KERAS}.layers import *", names)
    assert names["Dense"] is tf1.keras.layers.Dense and names["Add"] is tf1.keras.layers.Add
    assert "tf" not in names and "_Merge" not in names


def test_keras_of_today_is_left_to_others(tf1):
    assert tf1.keras.layers.Dense is not tf.keras.layers.Dense
    assert tf.keras.__version__.startswith("3.")


def test_names_of_layers_that_were_given_before_keras_came(tf1, monkeypatch):
    given = {"next": scoped._next_of_graph, "begun": False}
    monkeypatch.setattr(scoped, "_counting", given)
    assert [tf1.layers.Dense(1).name for _ in range(2)] == ["dense_1", "dense_2"]
    told = []
    scoped.count_names_by(lambda base: told.append(base) or 7)
    assert told == ["dense", "dense"] and tf1.layers.Conv2D(1, 1).name == "conv2d_7"
