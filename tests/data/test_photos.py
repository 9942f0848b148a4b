"""Patches of the photographs against crops that Pillow makes."""

import hashlib
import pathlib

import numpy as np
import pytest
from PIL import Image

from tfgan_lite import data
from tfgan_lite.data import photos

FOLDER = pathlib.Path(photos.__file__).parent
PACKAGE = FOLDER.parent.parent
COUNTS = {64: 23 * 37, 128: 19 * 33}  # floor((427 - side) / 16) + 1 by floor((640 - side) / 16) + 1
STARTS = {("china", 64): 0, ("china", 128): 851, ("flower", 64): 1478, ("flower", 128): 2329}
# SHA-256 of the files in scikit-learn.
FILES = {
    "china": "8378025ad2519d649d02e32bd98990db4ab572357d9f09841c2fbfbb4fefad29",
    "flower": "a77f6ec41e353afdf8bdff2ea981b2955535d8d83294f8cfa49cf4e423dd5638",
}


@pytest.fixture(scope="module")
def patches():
    return data.load("photos", 64, 64, 3)


def crop(name, side, row, column):
    left, top = 16 * column, 16 * row
    with Image.open(FOLDER / f"{name}.jpg") as photograph:
        return photograph.convert("RGB").crop((left, top, left + side, top + side))


def index(name, side, row, column):
    return STARTS[name, side] + row * (37 if side == 64 else 33) + column


def test_the_files_are_the_published_ones_and_licensed():
    for name, digest in FILES.items():
        assert hashlib.sha256((FOLDER / f"{name}.jpg").read_bytes()).hexdigest() == digest
    licence = (FOLDER / "LICENSE").read_text()
    for said in ("china.jpg", "flower.jpg", "CC BY 2.0", "danielbuechele", "vultilion"):
        assert said in licence


def test_all_data_of_the_package_is_below_2_megabytes():
    kinds = (".npz", ".jpg", ".png", ".bin", ".json", ".csv", "")
    held = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix in kinds]
    assert FOLDER / "china.jpg" in held and FOLDER / "LICENSE" in held
    assert sum(path.stat().st_size for path in held) < 2_000_000


def test_what_the_set_holds(patches):
    each = sum(COUNTS.values())
    assert patches.images.shape == (2 * each, 64, 64, 3) == (2956, 64, 64, 3)
    assert patches.images.dtype == np.uint8 and patches.labels.dtype == np.int32
    assert patches.labels.tolist() == [0] * each + [1] * each
    assert patches.name == "photos" and patches.class_names == ("china", "flower")


@pytest.mark.parametrize("name", ["china", "flower"])
@pytest.mark.parametrize("place", [(0, 0), (0, 36), (7, 11), (22, 0), (22, 36)])
def test_patches_of_64_are_the_pixels_of_the_photograph(patches, name, place):
    got = patches.images[index(name, 64, *place)]
    # Decoders of JPEG may round a pixel another way; Pillow and TensorFlow do by one level.
    np.testing.assert_allclose(got.astype(int), np.asarray(crop(name, 64, *place)), atol=1)


@pytest.mark.parametrize("name", ["china", "flower"])
@pytest.mark.parametrize("place", [(0, 0), (5, 20), (18, 32)])
def test_patches_of_128_are_shrunk(patches, name, place):
    """Pillow's bicubic has the same kernel (a = -1/2, widened), and rounds once more."""
    got = patches.images[index(name, 128, *place)].astype(int)
    shrunk = crop(name, 128, *place).resize((64, 64), Image.Resampling.BICUBIC)
    assert np.abs(got - np.asarray(shrunk)).max() <= 2 + 1


def test_no_two_patches_are_the_same(patches):
    assert len({image.tobytes() for image in patches.images}) == len(patches)


@pytest.mark.parametrize("size", [(28, 28, 1), (32, 48, 3)])
def test_other_sizes(size):
    got = data.load("photos", *size)
    assert got.images.shape == (2956, *size)
    image = crop("china", 64, 3, 4)
    if size == (28, 28, 1):
        grey = image.convert("L").resize((28, 28), Image.Resampling.BICUBIC)
        expected = np.asarray(grey)[..., None]
    else:  # the middle of the square: rows 10.5 to 53.5, rounded to whole rows
        box = (0, 10, 64, 53)
        expected = np.asarray(image.crop(box).resize((48, 32), Image.Resampling.BICUBIC))
    assert np.abs(got.images[index("china", 64, 3, 4)].astype(int) - expected).mean() < 1.5
