"""A run stops when samples come no closer, keeps its best state, and resumes to the same end."""

import dataclasses
import json

import numpy as np
import pytest

from tfgan_lite import checkpoints, early_stopping, sampling, training
from tfgan_lite.early_stopping import EarlyStopping
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.settings import Settings

POINTS = Game("g", (Input("points", (2,)),), (Noise("z", (2,)),), (Player("p", 0.1),), dict, dict)
REAL = np.random.default_rng(0).normal(size=[500, 2])


def shifted(offset):
    """Samples whose mean is off by as much: their distance is the square of it, and no less."""
    return lambda noise: REAL + [offset, 0.0]


def test_distances_decide_when_to_stop_and_which_was_best(tmp_path):
    early = EarlyStopping(tmp_path, 2, POINTS, REAL)
    assert early.best is None and not early.exhausted
    found = []
    for step, offset in ((10, 3.0), (20, 1.0), (30, 2.0), (40, 1.0)):
        assert early.look(step, shifted(offset)) == pytest.approx(offset**2, abs=1e-9)
        found.append((early.best, early.exhausted))
    assert found == [(10, False), (20, False), (20, False), (20, True)]  # an equal is no better
    again = EarlyStopping(tmp_path, 2, POINTS, REAL, step=40)
    assert again.exhausted and again.distances == early.distances
    assert not EarlyStopping(tmp_path, 3, POINTS, REAL, step=40).exhausted
    assert list(EarlyStopping(tmp_path, 2, POINTS, REAL, step=25).distances) == [10, 20]


def test_what_cannot_be_used(tmp_path):
    with pytest.raises(InputError, match=r"images of 8x8 or more; game g has 6x9"):
        EarlyStopping(tmp_path, 2, POINTS, np.zeros([3, 6, 9, 1]))
    (tmp_path / early_stopping.FILE).write_text("[1, 2]")
    with pytest.raises(InputError, match="distances of a run; it cannot be read"):
        EarlyStopping(tmp_path, 2, POINTS, REAL)


SHORT = Settings(
    game="mlp", steps=40, batch_size=8, sample_every=2, checkpoint_every=50, early_stopping=2
)


@pytest.fixture
def worse_from(monkeypatch):
    """Makes the distance grow from a step on, whatever is painted."""

    def patch(turn):
        calls = iter(abs(turn - step) for step in range(2, 100, 2))
        monkeypatch.setattr(early_stopping, "frechet_distance", lambda *_: float(next(calls)))

    return patch


def test_a_run_stops_early_keeps_the_best_and_stays_stopped(tmp_path, worse_from):
    worse_from(6)
    settings, said = dataclasses.replace(SHORT, workdir=str(tmp_path)), []
    outcome = training.train(settings, said.append)
    assert (outcome.step, outcome.finished) == (10, True)
    assert said[-1].startswith("Stopped early at step 10")
    assert f"{tmp_path / 'best'} (step 6, distance 0)" in outcome.summary()
    assert checkpoints.find(tmp_path / "best").good == [str(tmp_path / "best" / "model.ckpt-6")]
    record, newest = sampling.newest(tmp_path / "best")
    assert record.game == "mlp" and newest.endswith("model.ckpt-6")
    assert training.train(settings, said.append).step == 10
    assert "stopped early at step 10; raise --early_stopping" in said[-1]


def test_a_resumed_run_stops_where_one_that_was_never_stopped_does(tmp_path):
    """Real distances: those on file are those that would have been measured."""
    straight = training.train(dataclasses.replace(SHORT, workdir=str(tmp_path / "a"), steps=8))
    first = dataclasses.replace(SHORT, workdir=str(tmp_path / "b"), steps=5, checkpoint_every=5)
    training.train(first)
    resumed = training.train(dataclasses.replace(first, steps=8))
    files = [json.loads((tmp_path / d / early_stopping.FILE).read_text()) for d in "ab"]
    assert files[0] == files[1] and len(files[0]) >= 3
    assert (straight.step, straight.best and straight.best.split("best")[1]) == (
        resumed.step,
        resumed.best and resumed.best.split("best")[1],
    )
