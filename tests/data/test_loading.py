"""What `--dataset` may say."""

import pytest
import tensorflow as tf

from tfgan_lite import data
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Input, Player


@pytest.mark.parametrize("spec", ["", "mnist", "digits:train", "tfds:", "idx:", "folder", "zip:x"])
def test_unknown_form(spec):
    with pytest.raises(
        InputError, match=r"--dataset: wants digits, .*tfds:NAME\[:SPLIT\]"
    ) as caught:
        data.load(spec, 8, 8, 1)
    assert f"got {spec!r}" in str(caught.value)


@pytest.mark.parametrize("kind", ["idx", "folder"])
def test_no_directory(kind, tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    for name, found in (("missing", "nothing"), ("file", "a file")):
        with pytest.raises(InputError) as caught:
            data.load(f"{kind}:{tmp_path / name}", 8, 8, 1)
        assert f"--dataset={kind}:" in str(caught.value)
        assert f"got {found} at {tmp_path / name}" in str(caught.value)


def test_inside_a_graph():
    with tf.Graph().as_default(), pytest.raises(ValueError, match="before opening the graph"):
        data.load("digits", 8, 8, 1)


def test_files_that_cannot_be_read(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    with pytest.raises(InputError, match="--dataset=folder:.*got .*Permission denied"):
        data.load(f"folder:{tmp_path}", 8, 8, 1)


def game_of(*inputs):
    return Game("asking", inputs, (), (Player("p", 0.1),), dict, dict)


IMAGES, POINTS = Input("images", (8, 8, 1)), Input("points", (2,))


@pytest.mark.parametrize(
    ("spec", "inputs", "said"),
    [
        ("rings", (IMAGES,), "rings has points; game asking wants images"),
        ("digits", (POINTS,), "digits has images; game asking wants points"),
        ("digits", (IMAGES, Input("labels", (), "int32", classes=3)), "labels in 0 ... 2; digits"),
    ],
)
def test_a_set_that_a_game_cannot_take(spec, inputs, said):
    with pytest.raises(InputError, match=said):
        data.load_for(spec, game_of(*inputs))


def test_the_first_label_outside_is_named():
    """The fourth of the UCI digits is a 3: `head -4 optdigits.tes | cut -d, -f65`."""
    with pytest.raises(InputError, match=r"the first of image 3: 3\. Choose a set of 3 classes"):
        data.load_for("digits", game_of(IMAGES, Input("labels", (), "int32", classes=3)))


def test_a_set_without_labels_for_a_game_that_wants_them(tmp_path):
    with tf.device("CPU:0"):
        (tmp_path / "a.png").write_bytes(tf.io.encode_png(tf.zeros([8, 8, 1], tf.uint8)).numpy())
    with pytest.raises(InputError, match="wants a label for each image; folder:.* has none"):
        data.load_for(f"folder:{tmp_path}", game_of(IMAGES, Input("labels", (), "int32")))


def test_a_game_gets_images_of_its_size_and_points():
    labelled = game_of(Input("images", (12, 10, 3)), Input("labels", (), "int32", classes=10))
    assert data.load_for("digits", labelled).images.shape == (1797, 12, 10, 3)
    assert data.load_for("grid", game_of(POINTS)).points.shape == (100_000, 2)
