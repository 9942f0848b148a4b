"""Checkpoints: whole ones are found, cut or missing ones are told apart and named."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import checkpoints


@pytest.fixture
def workdir(tmp_path):
    """A directory with checkpoints of steps 5, 10 and 20, written by TensorFlow's Saver."""
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        tf.compat.v1.get_variable("w", initializer=np.arange(1000.0))
        saver = tf.compat.v1.train.Saver()
        session.run(tf.compat.v1.global_variables_initializer())
        for step in (5, 10, 20):
            saver.save(session, str(tmp_path / checkpoints.NAME), step, write_meta_graph=False)
    return tmp_path


def steps(found):
    good = [int(path.rpartition("-")[2]) for path in found.good]
    return good, [int(path.rpartition("-")[2]) for path, _ in found.damaged]


def data_file(workdir, step):
    return workdir / f"{checkpoints.NAME}-{step}.data-00000-of-00001"


def test_whole_checkpoints_come_oldest_first(workdir):
    assert steps(checkpoints.find(workdir)) == ([5, 10, 20], [])


def test_missing_directory_is_empty(tmp_path):
    assert steps(checkpoints.find(tmp_path / "none")) == ([], [])


def test_file_cut_short_is_damaged(workdir):
    with open(data_file(workdir, 20), "r+b") as file:
        file.truncate(3000)
    found = checkpoints.find(workdir)
    assert steps(found) == ([5, 10], [20])
    assert found.damaged[0][1]


def test_one_changed_byte_is_damage(workdir):
    content = bytearray(data_file(workdir, 10).read_bytes())
    content[4321] ^= 1
    data_file(workdir, 10).write_bytes(content)
    assert steps(checkpoints.find(workdir)) == ([5, 20], [10])


def test_missing_halves_and_missing_pairs_are_damaged(workdir):
    data_file(workdir, 5).unlink()
    (workdir / f"{checkpoints.NAME}-10.index").unlink()
    for file in workdir.glob(f"{checkpoints.NAME}-20.*"):
        file.unlink()  # TensorFlow's `checkpoint` file still names it
    assert steps(checkpoints.find(workdir)) == ([], [20, 10, 5])
