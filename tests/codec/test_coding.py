"""Encoding and decoding with a trained game, against its weights by hand; and bad input."""

import contextlib
import shutil

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import codec, data, games
from tfgan_lite.codec import latent_file
from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.errors import InputError


@pytest.fixture(scope="module")
def digits():
    return data.load("digits", 28, 28, 1).images[:300]


@pytest.fixture(scope="module")
def trained(tmp_path_factory, digits):
    """(checkpoint, weights) of `vae` after a minute's fraction of training."""
    images = ImageSet("digits", digits)
    game, batches = games.make("vae"), lambda first: data.batches(images, 50, 0, first)
    path = tmp_path_factory.mktemp("run") / "model.ckpt"
    with contextlib.closing(GraphEngine(game, batch_size=50, batches=batches)) as engine:
        for _ in range(60):
            engine.train_step()
        return engine.save(str(path)), engine.variables()


@pytest.fixture
def of(trained):
    """The keyword arguments that name the model."""
    return {"checkpoint": trained[0], "game": "vae"}


@pytest.fixture
def images(tmp_path, digits):
    path = tmp_path / "images.npz"
    np.savez(path, images=digits[:20])
    return path


def dense(x, weights, name):
    return x @ weights[f"vae/{name}/kernel"] + weights[f"vae/{name}/bias"]


def test_latents_and_images_are_those_of_the_weights(trained, of, images, digits, tmp_path):
    out, back = tmp_path / "a.latents", tmp_path / "back.npz"
    coded = codec.encode_to_file(out, images=images, step=0.125, **of)
    weights = trained[1]
    pixels = digits[:20].reshape(20, 784) / 255.0
    hidden = np.maximum(dense(pixels, weights, "encoder/hidden"), 0.0)
    mean = dense(hidden, weights, "encoder/mean")
    held = latent_file.from_bytes(out.read_bytes(), str(out))
    assert np.abs(held.latents - mean).max() <= 0.125 / 2 + 1e-4
    assert (held.game, held.image_shape) == ("vae", (28, 28, 1))

    decoded = codec.decode_to_file(back, latents=out, images=images, **of)
    hidden = np.maximum(dense(held.latents, weights, "decoder/hidden"), 0.0)
    expected = 1.0 / (1.0 + np.exp(-dense(hidden, weights, "decoder/pixels")))
    with np.load(back) as arrays:
        assert arrays["images"].shape == (20, 28, 28, 1)
        np.testing.assert_allclose(
            arrays["images"].reshape(20, 784), 2.0 * expected - 1.0, atol=1e-4
        )
    error = np.mean((expected - pixels) ** 2)
    for told in (coded, decoded):
        assert told.error == pytest.approx(error, rel=1e-3)
        assert told.peak_signal_to_noise == pytest.approx(10 * np.log10(1 / error), rel=1e-3)
        assert told.file_bytes == out.stat().st_size
        assert told.bits_per_pixel == 8 * out.stat().st_size / (20 * 784)
    assert (coded.path, decoded.path) == (out, back)


def test_a_larger_step_makes_a_smaller_file(of, tmp_path, digits):
    np.savez(tmp_path / "images.npz", images=digits)
    sizes = [
        codec.encode_to_file(
            tmp_path / "a", images=tmp_path / "images.npz", step=step, **of
        ).file_bytes
        for step in (0.01, 0.25, 2.0)
    ]
    assert sizes[0] > sizes[1] > sizes[2]


def test_arrays_of_samples_and_single_pictures_are_images_too(of, tmp_path, digits):
    """tfgan-sample writes float32 in [-1, 1]; the same image in each form makes the same file."""
    forms = {name: tmp_path / name for name in ("bytes.npz", "floats.npz", "one.png")}
    np.savez(forms["bytes.npz"], images=digits[:1])
    np.savez(forms["floats.npz"], images=data.to_unit_range(digits[:1]))
    forms["one.png"].write_bytes(tf.io.encode_png(digits[0]).numpy())
    out = tmp_path / "a"
    made = []
    for path in forms.values():
        codec.encode_to_file(out, images=path, **of)
        made.append(out.read_bytes())
    assert made[0] == made[1] == made[2]
    picture = tmp_path / "back.png"
    told = codec.decode_to_file(picture, latents=out, **of)
    assert told.error is None and "PSNR" not in told.table()
    assert tf.io.decode_png(picture.read_bytes()).shape == (60, 60, 1)


def test_other_weights_are_refused(of, trained, images, tmp_path):
    out, target = tmp_path / "a", tmp_path / "b.png"
    codec.encode_to_file(out, images=images, **of)
    target.write_bytes(b"before")
    with contextlib.closing(GraphEngine(games.make("vae"), batch_size=2, seed=1)) as engine:
        other = engine.save(str(tmp_path / "other.ckpt"))
        with pytest.raises(InputError, match="wants the weights .* game vae, .*; got game vae, "):
            codec.decode_to_file(target, latents=out, checkpoint=other, game="vae")
        # One number of one weight is enough.
        weights = {name: np.array(value) for name, value in trained[1].items()}
        weights["vae/decoder/pixels/bias"][7] += 1e-6
        engine.assign({k: v for k, v in weights.items() if k.startswith("vae/")})
        near = engine.save(str(tmp_path / "near.ckpt"))
    with pytest.raises(InputError, match="wants the weights"):
        codec.decode_to_file(target, latents=out, checkpoint=near, game="vae")
    assert target.read_bytes() == b"before"


def write(path, **arrays):
    np.savez(path, **arrays)


@pytest.mark.parametrize(
    ("name", "make", "message"),
    [
        ("a.npz", lambda p: None, "--images: wants a file that can be read; got .*a.npz"),
        ("a.txt", lambda p: p.write_text("x"), "--images: wants a name that ends in .npz or .png"),
        ("a.npz", lambda p: p.write_text("x"), "wants a whole .npz file with an array `images`"),
        ("a.npz", lambda p: write(p, other=np.zeros(3)), "an array `images`"),
        (
            "a.npz",
            lambda p: write(p, images=np.array([{}], object)),
            "an array `images`; got one that cannot be read",
        ),
        ("a.npz", lambda p: write(p, images=np.zeros([2, 8, 8, 1])), r"got \[2, 8, 8, 1\]"),
        ("a.npz", lambda p: write(p, images=np.zeros([0, 28, 28, 1])), r"got \[0, 28, 28, 1\]"),
        ("a.npz", lambda p: write(p, images=np.zeros([1, 28, 28, 1], int)), "got int64"),
        ("a.npz", lambda p: write(p, images=np.full([1, 28, 28, 1], 2.0)), "from 2.0 to 2.0"),
        ("a.npz", lambda p: write(p, images=np.full([1, 28, 28, 1], np.nan)), r"in \[-1, 1\]"),
        ("a.png", lambda p: p.write_text("x"), "wants a whole PNG image; got 1 bytes"),
    ],
)
def test_images_that_cannot_be_used_are_named(of, tmp_path, name, make, message):
    out = tmp_path / "out"
    out.write_bytes(b"before")
    make(tmp_path / name)
    with pytest.raises(InputError, match=message):
        codec.encode_to_file(out, images=tmp_path / name, **of)
    assert out.read_bytes() == b"before"


def test_games_that_cannot_encode_and_places_that_cannot_be_written(of, images, tmp_path):
    with pytest.raises(
        InputError, match="wants a game that can encode .* of this package are .*vae"
    ):
        codec.encode_to_file(tmp_path / "a", images=images, **of | {"game": "mlp"})
    with pytest.raises(InputError, match="--out: .*no/a cannot be written"):
        codec.encode_to_file(tmp_path / "no" / "a", images=images, **of)
    with pytest.raises(InputError, match="--dataset, --images: wants one of the two; got None"):
        codec.encode_to_file(tmp_path / "a", **of)
    with pytest.raises(InputError, match="--step: wants a finite number above 0; got -1"):
        codec.encode_to_file(tmp_path / "a", images=images, step=-1.0, **of)


def test_other_originals_than_those_encoded(of, images, digits, tmp_path):
    out = tmp_path / "a"
    codec.encode_to_file(out, images=images, **of)
    shutil.copy(images, tmp_path / "fewer.npz")
    np.savez(tmp_path / "fewer.npz", images=digits[:3])
    with pytest.raises(InputError, match="want the 20 images that .* was made from; got 3"):
        codec.decode_to_file(tmp_path / "b.npz", latents=out, images=tmp_path / "fewer.npz", **of)
    assert not (tmp_path / "b.npz").exists()


def test_a_full_disk_leaves_what_was_there(of, images, tmp_path, full_disk):
    out = tmp_path / "a"
    out.write_bytes(b"before")
    with full_disk(100), pytest.raises(InputError, match="--out: .* cannot be written"):
        codec.encode_to_file(out, images=images, **of)
    assert out.read_bytes() == b"before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "images.npz"]
