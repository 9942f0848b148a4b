"""The loop, as `tfgan-train` calls it: files, resume, interruption and bad input."""

import dataclasses
import errno
import json
import os
import signal

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import checkpoints, games, loop, training
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.errors import InputError
from tfgan_lite.settings import Settings

SHORT = Settings(
    game="mlp", steps=6, batch_size=8, checkpoint_every=2, sample_every=3, log_every=2, seed=5
)


def settings(workdir, **changes):
    return dataclasses.replace(SHORT, workdir=str(workdir), **changes)


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """The working directory and outcome of a run that was never stopped, and what it said."""
    workdir, said = tmp_path_factory.mktemp("run"), []
    return workdir, training.train(settings(workdir), said.append), said


def values(path):
    reader = tf.train.load_checkpoint(path)
    return {name: reader.get_tensor(name) for name in reader.get_variable_to_shape_map()}


def assert_same_bits(path, other):
    left, right = values(path), values(other)
    assert left.keys() == right.keys()
    for name, value in left.items():
        np.testing.assert_array_equal(value, right[name], err_msg=name)


def scalars(workdir):
    """Returns {(step, tag): value} of the losses in all event files."""
    found = {}
    for file in sorted(workdir.glob("events.*")):
        for event in tf.compat.v1.train.summary_iterator(str(file)):
            for value in event.summary.value:
                if value.tag.startswith("loss/"):
                    found[event.step, value.tag] = value.simple_value
    return found


def test_run_leaves_checkpoints_pictures_events_and_its_record(finished):
    workdir, outcome, _ = finished
    assert (outcome.step, outcome.finished) == (6, True)
    assert outcome.checkpoint == str(workdir / "model.ckpt-6")
    assert [path[-1] for path in checkpoints.find(workdir).good] == ["2", "4", "6"]
    assert sorted(p.name for p in (workdir / "samples").iterdir()) == [
        "step-00000003.png",
        "step-00000006.png",
    ]
    assert outcome.picture == workdir / "samples" / "step-00000006.png"
    assert str(outcome.picture) in outcome.summary().splitlines()[-1]
    picture = tf.io.decode_png(outcome.picture.read_bytes())
    assert picture.shape[-1] == 1 and np.ptp(picture) > 0
    assert {step for step, _ in scalars(workdir)} == {2, 4, 6}
    assert json.loads((workdir / "run.json").read_text())["seed"] == 5


def test_resumed_run_ends_in_the_bits_of_one_that_was_never_stopped(finished, tmp_path):
    workdir, outcome, _ = finished
    training.train(settings(tmp_path, steps=4), print)
    said = []
    resumed = training.train(settings(tmp_path), said.append)
    assert any("Going on from" in line and "model.ckpt-4" in line for line in said)
    assert_same_bits(outcome.checkpoint, resumed.checkpoint)
    assert outcome.picture.read_bytes() == resumed.picture.read_bytes()
    straight = scalars(workdir)
    assert straight and straight == scalars(tmp_path)


def test_strict_run_that_changes_engine_twice_ends_in_the_same_bits(tmp_path):
    straight = training.train(settings(tmp_path / "straight", numerics="strict"))
    for steps, engine in ((2, "graph"), (4, "eager"), (6, "function")):
        changed = settings(tmp_path / "changed", numerics="strict", steps=steps, engine=engine)
        said = []
        outcome = training.train(changed, said.append)
        assert f"{engine} engine, strict numerics" in said[-1]
    assert outcome.step == straight.step == 6
    assert_same_bits(outcome.checkpoint, straight.checkpoint)
    assert outcome.picture.read_bytes() == straight.picture.read_bytes()
    with pytest.raises(InputError, match="--numerics was strict, now fast"):
        training.train(settings(tmp_path / "changed"))


def test_strict_run_in_xla_is_refused(tmp_path):
    with pytest.raises(InputError, match="got --engine=xla, .* Take --numerics=fast"):
        training.train(settings(tmp_path, engine="xla", numerics="strict"))
    assert not list(tmp_path.iterdir())


def test_seed_decides_weights_and_batches(tmp_path, monkeypatch):
    seeds = {}
    engine, batches = training.make_engine, training.data.batches

    def spied_engine(name, game, **kwargs):
        seeds["weights"] = kwargs["seed"]
        return engine(name, game, **kwargs)

    def spied_batches(images, batch_size, seed, first):
        seeds["batches"] = seed
        return batches(images, batch_size, seed, first)

    monkeypatch.setattr(training, "make_engine", spied_engine)
    monkeypatch.setattr(training.data, "batches", spied_batches)
    training.train(settings(tmp_path, steps=1))
    assert seeds == {"weights": 5, "batches": 5}


def test_signal_saves_and_the_same_command_goes_on(finished, tmp_path, monkeypatch):
    _, outcome, _ = finished
    played = GraphEngine.train_step

    def interrupted(engine, inputs=None):
        if engine.step == 2:
            os.kill(os.getpid(), signal.SIGTERM)
        return played(engine, inputs)

    monkeypatch.setattr(GraphEngine, "train_step", interrupted)
    said = []
    stopped = training.train(settings(tmp_path), said.append)
    assert (stopped.step, stopped.finished) == (3, False)
    assert "SIGTERM: stopped and saved at step 3 of 6" in said[-1]
    monkeypatch.undo()
    assert_same_bits(training.train(settings(tmp_path)).checkpoint, outcome.checkpoint)


def test_finished_run_says_so_and_stays_as_it_is(finished):
    workdir, outcome, _ = finished
    said = []
    again = training.train(settings(workdir), said.append)
    assert again.step == 6 and again.picture == outcome.picture
    assert "raise --steps to go on" in said[-1]


def test_non_finite_loss_names_step_and_player_and_keeps_the_last_checkpoint(tmp_path, monkeypatch):
    played = GraphEngine.train_step

    def poisoned(engine, inputs=None):
        losses = played(engine, inputs)
        return losses | {"generator": float("nan")} if engine.step == 5 else losses

    monkeypatch.setattr(GraphEngine, "train_step", poisoned)
    with pytest.raises(loop.NonFiniteLoss) as error:
        training.train(settings(tmp_path))
    assert "loss of generator is nan at step 5" in str(error.value)
    assert "last good checkpoint is " + str(tmp_path / "model.ckpt-4") in str(error.value)
    assert [path[-1] for path in checkpoints.find(tmp_path).good] == ["2", "4"]


def test_rate_that_explodes_is_stopped_by_its_own_numbers(tmp_path):
    with pytest.raises(loop.NonFiniteLoss, match=r"The loss of \w+ is .* at step \d"):
        training.train(
            settings(tmp_path, steps=50, options={"discriminator.learning_rate": "1e30"})
        )


def test_weight_that_is_not_finite_is_not_saved(tmp_path, monkeypatch):
    """The loss of a step is of the weights before it, so the last step's shows nothing."""
    found = GraphEngine.variables

    def poisoned(engine):
        values = found(engine)
        if engine.step == 6:
            values["generator/dense/bias"] = np.full(128, np.inf)
        return values

    monkeypatch.setattr(GraphEngine, "variables", poisoned)
    with pytest.raises(loop.NonFiniteLoss) as error:
        training.train(settings(tmp_path))
    assert "generator/dense/bias of generator is not finite after step 6" in str(error.value)
    assert "last good checkpoint is " + str(tmp_path / "model.ckpt-4") in str(error.value)
    assert [path[-1] for path in checkpoints.find(tmp_path).good] == ["2", "4"]


def test_run_killed_before_its_last_picture_paints_it_when_it_goes_on(
    finished, tmp_path, monkeypatch
):
    _, outcome, _ = finished
    write = loop.pictures.write_png

    def killed(path, grid):
        if path.name == outcome.picture.name:
            raise SystemExit
        write(path, grid)

    monkeypatch.setattr(loop.pictures, "write_png", killed)
    with pytest.raises(SystemExit):
        training.train(settings(tmp_path))
    monkeypatch.undo()
    resumed = training.train(settings(tmp_path))
    assert resumed.picture.read_bytes() == outcome.picture.read_bytes()


def cut_short(workdir, step):
    with open(workdir / f"model.ckpt-{step}.data-00000-of-00001", "r+b") as file:
        file.truncate(1000)


def test_damaged_checkpoint_falls_back_to_the_last_good_one(finished, tmp_path):
    _, outcome, _ = finished
    training.train(settings(tmp_path))
    cut_short(tmp_path, 6)
    said = []
    again = training.train(settings(tmp_path), said.append)
    assert "model.ckpt-6 cannot be read" in said[0]
    assert "model.ckpt-4, the last good one" in said[1]
    assert_same_bits(again.checkpoint, outcome.checkpoint)


def test_only_damaged_checkpoints_is_an_error_not_a_new_start(tmp_path):
    training.train(settings(tmp_path, steps=2))
    cut_short(tmp_path, 2)
    with pytest.raises(InputError, match="no checkpoint that can be read"):
        training.train(settings(tmp_path))


def test_directory_of_another_run_is_refused_untouched(finished):
    workdir, _, _ = finished
    before = sorted((p.name, p.stat().st_mtime_ns) for p in workdir.rglob("*"))
    with pytest.raises(InputError, match="--seed was 5, now 6"):
        training.train(settings(workdir, seed=6))
    with pytest.raises(InputError, match="--game was mlp, now conv28"):
        training.train(settings(workdir, game="conv28"))
    assert before == sorted((p.name, p.stat().st_mtime_ns) for p in workdir.rglob("*"))


def test_checkpoint_of_another_game_without_its_record_is_refused_untouched(tmp_path):
    training.train(settings(tmp_path, steps=2))
    (tmp_path / "run.json").unlink()
    with pytest.raises(InputError, match="holds checkpoints but no run.json"):
        training.train(settings(tmp_path, game="conv28"))
    assert not (tmp_path / "run.json").exists()


def test_bad_input_makes_no_directory(tmp_path):
    for change, message in (
        ({"batch_size": 5000}, "--batch_size"),
        ({"dataset": "digitz"}, "--dataset.*'digitz'"),
        ({"device": "tpu"}, "--device"),
        ({"options": {"encoder.steps": "2"}}, "players discriminator, generator; got an option of"),
    ):
        with pytest.raises(InputError, match=message):
            training.train(settings(tmp_path / "run", **change))
    with pytest.raises(InputError, match=r"--workdir: wants a path without \["):
        training.train(settings(tmp_path / "run [1]"))
    assert not list(tmp_path.iterdir())


def test_disk_that_fills_up_keeps_the_last_checkpoint_and_says_what_is_lost(tmp_path, monkeypatch):
    saved = GraphEngine.save

    def full(engine, prefix):
        if engine.step < 4:
            return saved(engine, prefix)
        (tmp_path / "model.ckpt-4.data-00000-of-00001.tempstate1").write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device", prefix)

    monkeypatch.setattr(GraphEngine, "save", full)
    with pytest.raises(InputError) as error:
        training.train(settings(tmp_path))
    message = str(error.value)
    assert "checkpoint of step 4 could not be written (No space left on device" in message
    assert "Lost: steps 3 to 4" in message and "model.ckpt-2" in message
    found = checkpoints.find(tmp_path)
    assert [path[-1] for path in found.good] == ["2"] and not found.damaged
    assert not list(tmp_path.glob("model.ckpt-4*"))


def test_disk_that_is_really_full_gives_the_reason(tmp_path, full_disk):
    training.train(settings(tmp_path, steps=2))
    with full_disk(100_000), pytest.raises(InputError, match=r"step 4 .*\(File too large\)"):
        training.train(settings(tmp_path))
    found = checkpoints.find(tmp_path)
    assert [path[-1] for path in found.good] == ["2"] and not found.damaged


def test_older_damage_is_not_the_last_good_one(tmp_path):
    training.train(settings(tmp_path))
    cut_short(tmp_path, 2)
    said = []
    training.train(settings(tmp_path, steps=8), said.append)
    assert any(line.endswith("model.ckpt-6.") for line in said), said


def test_run_with_other_options_of_a_player_or_of_the_game_is_another_run(tmp_path):
    options = {"generator.schedule": "cosine:5", "packing": "2"}
    training.train(settings(tmp_path, steps=1, options=options), lambda line: None)
    others = {
        "generator.schedule": ("cosine:6", "generator.schedule was cosine:5:0.0, now cosine:6:0.0"),
        "packing": ("1", "packing was 2, now 1"),
        "discriminator.clip_norm": ("1.5", "discriminator.clip_norm was None, now 1.5"),
    }
    for option, (value, message) in others.items():
        with pytest.raises(InputError, match=f"other settings: --set {message}. Give"):
            training.train(settings(tmp_path, steps=2, options=options | {option: value}))
    assert training.train(settings(tmp_path, steps=2, options=options), lambda line: None).finished


def test_rare_classes_are_resampled_on_demand(tmp_path):
    said = []
    training.train(settings(tmp_path, steps=1, balance="resample"), said.append)
    assert "mlp on digits: 1830 images" in said[0]  # ten times the 183 threes, the most frequent
    with pytest.raises(InputError, match="--balance was resample, now none"):
        training.train(settings(tmp_path, steps=2))
    with pytest.raises(InputError, match="--balance: wants images with labels; rings has points"):
        training._load("rings", games.make("rings"), "resample")
