"""A checkpoint takes its place whole, or what was there stays."""

import os

import numpy as np
import pytest

from tfgan_lite.conversion import bundle, object_tree, placing
from tfgan_lite.conversion.contents import Kind
from tfgan_lite.errors import InputError

OLD, NEW = {"w": np.zeros(3)}, {"w": np.ones(3), "v": np.zeros(1)}


@pytest.fixture
def target(tmp_path):
    """A bundle, beside another whose name begins alike."""
    for name in ("model", "model-2"):
        bundle.write(str(tmp_path / name), OLD)
    return str(tmp_path / "model")


def listed(target):
    directory = os.path.dirname(target)
    return {
        name: open(os.path.join(directory, name), "rb").read() for name in os.listdir(directory)
    }


def test_old_files_go_and_new_ones_come(target):
    before = listed(target)
    with placing.placing(target, Kind.TF1) as path:
        bundle.write(path, NEW)
        assert listed_files(target) == set(before)
    assert set(bundle.read(target)) == set(NEW)
    after = listed(target)
    assert after.keys() == before.keys()
    assert after["model-2.index"] == before["model-2.index"]


def listed_files(target):
    directory = os.path.dirname(target)
    return {e.name for e in os.scandir(directory) if e.is_file()}


def test_a_failure_while_writing_changes_nothing(target):
    before = listed(target)
    with pytest.raises(ZeroDivisionError):
        with placing.placing(target, Kind.TF1) as path:
            bundle.write(path, NEW)
            raise ZeroDivisionError
    assert listed(target) == before


@pytest.mark.parametrize("failing", range(4))
def test_a_failure_of_any_move_changes_nothing(target, monkeypatch, failing):
    before = listed(target)
    moves, replace = [], os.replace

    def fail_once(source, destination):
        moves.append(source)
        if len(moves) == failing + 1:
            raise OSError(28, "No space left on device")
        replace(source, destination)

    monkeypatch.setattr(os, "replace", fail_once)
    with pytest.raises(InputError, match="target .*No space left on device.*Nothing was changed"):
        with placing.placing(target, Kind.TF1) as path:
            monkeypatch.setattr(os, "replace", replace)
            bundle.write(path, NEW)
            monkeypatch.setattr(os, "replace", fail_once)
    assert listed(target) == before and len(moves) > failing


@pytest.mark.parametrize("writer", [bundle, object_tree])
def test_a_full_disk_changes_nothing(target, full_disk, writer):
    before = listed(target)
    large = {"w": np.random.RandomState(0).rand(100_000)}
    with pytest.raises(InputError, match="cannot be written .*Nothing was changed"):
        with full_disk(2000), placing.placing(target, Kind.TF1) as path:
            writer.write(path, large)
    assert listed(target) == before


def test_what_is_there_is_refused_without_overwrite(target, tmp_path):
    with pytest.raises(InputError, match="got model.data-00000-of-00001.*--overwrite"):
        placing.check(target, Kind.TF2, overwrite=False)
    placing.check(target, Kind.TF2, overwrite=True)
    placing.check(str(tmp_path / "mod"), Kind.TF1, overwrite=False)
    (tmp_path / "m.keras").write_text("")
    with pytest.raises(InputError, match="got m.keras"):
        placing.check(str(tmp_path / "m.keras"), Kind.KERAS, overwrite=False)


def test_half_a_bundle_counts_as_being_there(target):
    os.remove(f"{target}.index")
    with pytest.raises(InputError, match="--overwrite"):
        placing.check(target, Kind.TF1, overwrite=False)


def test_directories(tmp_path):
    with pytest.raises(InputError, match="wants a directory that exists; got .*none"):
        placing.check(str(tmp_path / "none" / "model"), Kind.TF1, overwrite=False)
    (tmp_path / "m.keras").mkdir()
    with pytest.raises(InputError, match="wants a file; got a directory"):
        placing.check(str(tmp_path / "m.keras"), Kind.KERAS, overwrite=True)
