"""Prepared sets of TensorFlow Datasets, from small ones that the test prepares itself."""

import socket
import time

import numpy as np
import pytest
import tensorflow_datasets as tfds

from tfgan_lite import data
from tfgan_lite.errors import InputError

GREY = np.random.default_rng(0).integers(0, 256, (12, 28, 28, 1), np.uint8)
COLOUR = np.random.default_rng(1).integers(0, 256, (6, 32, 32, 3), np.uint8)


def _builder(name, features, splits, configs=(), **attributes):
    """Returns a builder class of a set with these features and examples."""

    def info(self):
        dictionary = tfds.features.FeaturesDict(features)
        return tfds.core.DatasetInfo(builder=self, features=dictionary, disable_shuffling=True)

    def generate(self, examples):
        yield from enumerate(examples)

    members = {
        "name": name,
        "VERSION": tfds.core.Version("1.0.0"),
        "BUILDER_CONFIGS": [tfds.core.BuilderConfig(name=config) for config in configs],
        "_info": info,
        "_generate_examples": generate,
        "_split_generators": lambda self, _: {
            split: self._generate_examples(examples) for split, examples in splits.items()
        },
    }
    base = tfds.core.GeneratorBasedBuilder
    return type(name, (base,), {**members, **attributes}, skip_registration=True)


def _image(*shape):
    return tfds.features.Image(shape=shape)


def _prepare(root, *args, config=None, file_format=None, **kwargs):
    builder = _builder(*args, **kwargs)(data_dir=root, config=config)
    builder.download_and_prepare(file_format=file_format)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    tfds.disable_progress_bar()
    root = tmp_path_factory.mktemp("tfds")
    grey = [{"image": image, "label": i % 10} for i, image in enumerate(GREY)]
    label = tfds.features.ClassLabel(num_classes=10)
    features = {"image": _image(28, 28, 1), "label": label}
    _prepare(root, "mnist", features, {"train": grey, "test": grey[:3]})

    pets = [{"photo": im, "mask": im[..., :1], "kind": "cat", "id": "x"} for im in COLOUR]
    kinds = tfds.features.ClassLabel(names=["dog", "cat"])
    pet_features = {"photo": _image(32, 32, 3), "kind": kinds, "id": tfds.features.Text()}
    photos = [{key: pet[key] for key in pet_features} for pet in pets]
    _prepare(root, "pets", pet_features, {"train": photos})

    many = {"image": _image(None, None, 3), "mask": _image(32, 32, 1)}
    sizes = [{"image": im[: 8 + 2 * i], "mask": im[..., :1]} for i, im in enumerate(COLOUR)]
    _prepare(root, "sizes", many, {"train": sizes})

    two = {"left": _image(28, 28, 1), "right": _image(28, 28, 1)}
    _prepare(root, "pairs", two, {"train": [{"left": GREY[0], "right": GREY[1]}]})
    _prepare(root, "words", {"text": tfds.features.Text()}, {"train": [{"text": "x"}]})
    for config in ("big", "small"):
        _prepare(root, "sorts", features, {"train": grey}, ("big", "small"), config=config)
    _prepare(root, "single", features, {"train": grey}, ("only",), config="only")
    return root


@pytest.fixture(autouse=True)
def offline(root, monkeypatch):
    """The data directory, and no way out of the machine."""
    monkeypatch.setenv("TFDS_DATA_DIR", str(root))

    def refuse(*args, **kwargs):
        raise AssertionError("went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def _fails(spec):
    began = time.monotonic()
    with pytest.raises(InputError) as caught:
        data.load(spec, 28, 28, 1)
    assert time.monotonic() - began < 30  # a blocked download is tried again for minutes
    return str(caught.value)


def test_grey_images_with_labels():
    got = data.load("tfds:mnist", 28, 28, 1)
    np.testing.assert_array_equal(got.images, GREY)
    assert got.labels.tolist() == [i % 10 for i in range(12)] and got.labels.dtype == np.int32
    assert got.name == "tfds:mnist" and got.class_names == tuple("0123456789")


def test_colour_images_under_other_names():
    got = data.load("tfds:pets", 32, 32, 3)
    np.testing.assert_array_equal(got.images, COLOUR)
    assert got.labels.tolist() == [1] * 6 and got.class_names == ("dog", "cat")


@pytest.mark.parametrize(
    ("split", "expected"),
    [("test", GREY[:3]), ("train[:4]", GREY[:4]), ("train[50%:]", GREY[6:])],
)
def test_splits_and_slices(split, expected):
    got = data.load(f"tfds:mnist:{split}", 28, 28, 1)
    np.testing.assert_array_equal(got.images, expected)


def test_images_of_many_sizes_without_labels_and_beside_a_mask():
    got = data.load("tfds:sizes", 8, 8, 3)
    assert got.images.shape == (6, 8, 8, 3) and got.labels is None and got.class_names == ()
    first = COLOUR[0][:8, 12:20]  # the middle 8x8 of an image of 8x32
    np.testing.assert_array_equal(got.images[0], first)


def test_configurations():
    np.testing.assert_array_equal(data.load("tfds:sorts/small", 28, 28, 1).images, GREY)
    np.testing.assert_array_equal(data.load("tfds:single", 28, 28, 1).images, GREY)
    np.testing.assert_array_equal(data.load("tfds:sorts/big/1.0.0", 28, 28, 1).images, GREY)
    message = _fails("tfds:sorts")
    assert "as in tfds:sorts/big" in message and "big, small" in message


def test_the_newest_version(tmp_path, monkeypatch):
    for version, image in (("9.0.0", GREY[:1]), ("10.0.0", GREY[1:2])):
        examples = {"train": [{"image": image[0]}]}
        number = tfds.core.Version(version)
        _prepare(tmp_path, "many", {"image": _image(28, 28, 1)}, examples, VERSION=number)
    (tmp_path / "many" / "11.0.0").mkdir()  # not prepared
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path))
    np.testing.assert_array_equal(data.load("tfds:many", 28, 28, 1).images, GREY[1:2])
    np.testing.assert_array_equal(data.load("tfds:many/9.0.0", 28, 28, 1).images, GREY[:1])


def test_a_set_that_is_not_on_the_disk(root):
    message = _fails("tfds:fashion_mnist")
    assert "--dataset=tfds:fashion_mnist" in message and f"prepared in {root}" in message
    assert "tfds.builder('fashion_mnist').download_and_prepare()" in message


def test_an_unfinished_preparation_does_not_count(tmp_path, monkeypatch):
    (tmp_path / "mnist" / "3.0.1").mkdir(parents=True)
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path))
    assert "tfds.builder('mnist').download_and_prepare()" in _fails("tfds:mnist")


def test_an_unknown_set():
    message = _fails("tfds:fashoin_mnist")
    assert "got 'fashoin_mnist', which is neither" in message and "fashion_mnist" in message


@pytest.mark.parametrize("split", ["valid", "train[:4", "train[:oops]"])
def test_an_unknown_split(split):
    message = _fails(f"tfds:mnist:{split}")
    assert "a split among train, test" in message and f"got '{split}'" in message


def test_an_empty_slice():
    assert "wants at least one image" in _fails("tfds:mnist:train[:0]")


@pytest.mark.parametrize(
    ("name", "shown"), [("pairs", "left: Image, right: Image"), ("words", "text: Text")]
)
def test_no_single_image(name, shown):
    assert f"got the features {shown}" in _fails(f"tfds:{name}")


@pytest.mark.parametrize("said", [3, 5])
def test_a_set_with_more_or_fewer_examples_than_it_says(tmp_path, monkeypatch, said):
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path))
    _prepare(tmp_path, "off", {"image": _image(28, 28, 1)}, {"train": [{"image": GREY[0]}] * 4})
    directory = tmp_path / "off" / "1.0.0"
    info = directory / "dataset_info.json"
    assert info.read_text().count('"4"') == 1
    info.write_text(info.read_text().replace('"4"', f'"{said}"'))
    assert f"wants a whole set in {directory}" in _fails("tfds:off")


def test_a_damaged_set(tmp_path, monkeypatch):
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path))
    _prepare(tmp_path, "torn", {"image": _image(28, 28, 1)}, {"train": [{"image": GREY[0]}] * 4})
    directory = tmp_path / "torn" / "1.0.0"
    records = next(directory.glob("*.tfrecord*"))
    records.write_bytes(records.read_bytes()[:-30])
    assert f"wants a whole set in {directory}" in _fails("tfds:torn")
    records.unlink()
    assert f"wants a whole set in {directory}" in _fails("tfds:torn")
    (directory / "features.json").write_text("{")
    assert f"wants a whole set in {directory}" in _fails("tfds:torn")


def test_a_format_that_has_no_tf_data_reader(tmp_path, monkeypatch):
    monkeypatch.setenv("TFDS_DATA_DIR", str(tmp_path))
    examples = {"train": [{"image": GREY[0]}]}
    features = {"image": _image(28, 28, 1)}
    _prepare(tmp_path, "arrays", features, examples, file_format="array_record")
    assert "such as tfrecord; got array_record" in _fails("tfds:arrays")
