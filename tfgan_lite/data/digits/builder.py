"""The TFDS builder of `digits`, from the archive beside this file and without a network."""

import pathlib

import numpy as np
import tensorflow_datasets as tfds

ARCHIVE = pathlib.Path(__file__).with_name("digits.npz")
COUNT = 1797


def read_archive() -> tuple[np.ndarray, np.ndarray]:
    """Returns the UCI set's pixels, uint8 `[1797, 8, 8]` in 0..16, and labels, `[1797]`."""
    with np.load(ARCHIVE) as archive:
        return archive["images"], archive["labels"]


def scale(pixels: np.ndarray) -> np.ndarray:
    """Spreads 0..16 over 0..255: the nearest integer to 255/16 of each, halves upwards."""
    return ((pixels.astype(np.int32) * 255 + 8) // 16).astype(np.uint8)


class Digits(tfds.core.GeneratorBasedBuilder):
    """Optical Recognition of Handwritten Digits: the UCI test set, in its own order.

    One split, `train`, of 1,797 examples: `image`, uint8 `[8, 8, 1]` in 0..255, white on
    black, and `label`, 0 to 9. Each of the original pixels counts, in 0..16, how many of a
    4x4 block of a 32x32 bitmap were on; `scale` spreads them over 0..255.

    Source: Alpaydin and Kaynak 1998, UCI Machine Learning Repository.
    """

    VERSION = tfds.core.Version("1.0.0")
    RELEASE_NOTES = {"1.0.0": "The UCI test set of 1998."}

    def _info(self):
        return tfds.core.DatasetInfo(
            builder=self,
            description="1,797 handwritten digits of 8x8 pixels by 13 people.",
            features=tfds.features.FeaturesDict(
                {
                    "image": tfds.features.Image(shape=(8, 8, 1)),
                    "label": tfds.features.ClassLabel(num_classes=10),
                }
            ),
            supervised_keys=("image", "label"),
            homepage="https://archive.ics.uci.edu/dataset/80",
            license="CC BY 4.0",
            citation=CITATION,
            disable_shuffling=True,
        )

    def _split_generators(self, dl_manager):
        del dl_manager  # there is nothing to download
        return {"train": self._generate_examples()}

    def _generate_examples(self):
        pixels, labels = read_archive()
        for key, (image, label) in enumerate(zip(scale(pixels), labels, strict=True)):
            yield key, {"image": image[..., np.newaxis], "label": int(label)}


CITATION = """\
@misc{optical_recognition_of_handwritten_digits_80,
  author       = {Alpaydin, E. and Kaynak, C.},
  title        = {{Optical Recognition of Handwritten Digits}},
  year         = {1998},
  howpublished = {UCI Machine Learning Repository},
  note         = {{DOI}: https://doi.org/10.24432/C50P49}
}"""
