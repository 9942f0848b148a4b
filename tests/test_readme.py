"""The README tells the truth: its Python runs, and its flags and files exist."""

import pathlib
import re

import numpy as np
import tensorflow as tf

from tfgan_lite import games
from tfgan_lite.networks.conv28 import discriminator

ROOT = pathlib.Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()


def test_python_runs_and_gives_what_its_comments_say():
    names = {
        "z": tf.zeros([4, 100]),
        "batch": np.zeros([32, 28, 28, 1], np.float32),
        "discriminator": discriminator,  # the one player that the README leaves to the reader
    }
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(blocks) == 6
    for block in blocks:
        exec(block, names)
    assert names["losses_now"].keys() == {"discriminator", "generator"}
    assert names["weights"][0].name == "generator/pixels/kernel:0"


def test_flags_files_and_games_exist():
    apps = "".join(path.read_text() for path in (ROOT / "bin").iterdir())
    for flag in set(re.findall(r"--(\w+)[=`]", README)) - {"help", "dist"}:  # pytest's
        assert f'"{flag}"' in apps or flag.endswith("_learning_rate"), flag
    for link in re.findall(r"\]\((?!http)(.*?)\)", README):
        assert (ROOT / link).exists(), link
    for game in games.NAMES:
        assert f"`{game}`" in README
