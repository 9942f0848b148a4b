"""What a comparison leaves on disk, however it ends."""

import json
import os
import signal

import pytest
import tensorflow as tf

from tfgan_lite.determinism import ONEDNN_VARIABLE, STRICT
from tfgan_lite.errors import InputError
from tfgan_lite.parity import job
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.causes import SearchFailed
from tfgan_lite.parity.setup import Setup


@pytest.fixture
def compare(tmp_path):
    """Returns a function that compares and returns (comparison, what was said, the record)."""

    def compare(game, engines=("graph", "eager"), steps=3, causes=False, **options):
        said = []
        setup = Setup(f"tiny_games:make_{game}", engines=engines)
        comparison = job.compare_to_files(
            setup,
            STRICT,
            steps=steps,
            out=tmp_path / "out",
            causes=causes,
            say=said.append,
            **options,
        )
        return comparison, "\n".join(said), record(tmp_path)

    return compare


def record(tmp_path):
    return json.loads((tmp_path / "out" / job.JSON).read_text())


def test_equal_engines_leave_text_json_chart_and_checkpoints(compare, tmp_path):
    comparison, said, found = compare("sound", ("graph", "eager", "function"))
    out = tmp_path / "out"
    assert comparison.equal and found["equal"] is True and found["steps"] == 3
    assert sorted(file.name for file in out.iterdir()) == sorted(
        [job.TEXT, job.JSON, job.PICTURE, "graph", "eager", "function"]
    )
    written = (out / job.TEXT).read_text()
    assert said.startswith(written) and "graph, function  equal to the bit" in written
    assert tf.io.decode_png((out / job.PICTURE).read_bytes()).shape == (500, 1200, 4)
    for name in ("graph", "eager", "function"):
        assert found["checkpoints"][name] == str(out / name / "model.ckpt-3")
        assert tf.train.load_checkpoint(found["checkpoints"][name]).get_tensor("global_step") == 3


def test_planted_difference_is_told_where_it_is(compare):
    comparison, said, found = compare("planted")
    (pair,) = found["pairs"]
    assert not comparison.equal and pair["verdict"] == "diverged"
    where = pair["divergence"]
    assert (where["step"], where["move"], where["phase"]) == (1, 1, "loss")
    assert (where["player"], where["name"], where["size"]) == ("generator", "generator", 1)
    assert 8 <= where["ulps"] <= 17  # 2^-20 of a number of 24 bits
    assert pair["cause"] is None and "diverged at step 1" in said


def test_within_max_ulp_is_equal(compare):
    comparison, said, _ = compare("planted", steps=1, max_ulp=2**33)
    assert comparison.equal and "within max_ulp" in said


@pytest.mark.parametrize(
    ("game", "verdict", "reason"),
    [
        ("failing", "failed", "eager failed at step 2: ValueError: no memory"),
        ("endless", "not_finite", "step 1 in eager"),
    ],
)
def test_engine_that_cannot_go_on_leaves_the_others_results(compare, game, verdict, reason):
    comparison, said, found = compare(game, ("graph", "eager", "function"), causes=True)
    assert not comparison.equal
    pair = found["pairs"][0]
    assert pair["verdict"] == verdict and any(reason in line for line in pair["reasons"])
    assert pair["cause"] is None
    if game == "failing":
        assert found["pairs"][1]["verdict"] == "equal" and found["pairs"][1]["steps"] == 3
        assert list(found["checkpoints"]) == ["graph", "function"]
        assert reason in said


def test_cause_is_searched_for_and_recorded(compare, monkeypatch):
    asked = []

    def find_cause(setup, numerics, pair, max_ulp):
        asked.append((setup.game, numerics.name, pair.second, pair.divergence.step, max_ulp))
        return Cause("graph", "eager", 1, {"remapping": True}, ("remapping",), reproduced=True)

    monkeypatch.setattr(job, "find_cause", find_cause)
    engines = ("graph", "eager", "function")
    _, said, found = compare("planted", engines, causes=True, max_ulp=1)
    assert asked == [("tiny_games:make_planted", "strict", "eager", 1, 1)]
    assert "grappler's remapping pass" in said
    assert found["pairs"][0]["cause"]["smallest"] == ["remapping"]
    assert found["pairs"][1]["cause"] is None


def test_search_that_fails_or_is_interrupted_leaves_what_is_known(compare, monkeypatch, tmp_path):
    def fail(*_):
        assert record(tmp_path)["pairs"][0]["verdict"] == "diverged"
        raise SearchFailed("The search for the cause failed: Killed")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(job, "find_cause", fail)
    _, said, found = compare("planted", steps=1, causes=True)
    assert "cause: not known. The search for the cause failed: Killed" in said
    assert found["pairs"][0]["cause"] == {
        "sentence": "not known. The search for the cause failed: Killed"
    }
    monkeypatch.setattr(job, "find_cause", interrupt)
    with pytest.raises(KeyboardInterrupt):
        compare("planted", steps=2, causes=True)
    assert record(tmp_path)["steps"] == 2


def test_interrupted_comparison_leaves_the_steps_until_then(compare, monkeypatch, tmp_path):
    def show(self, step, losses):
        if step == 2:
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(job.Progress, "show", show)
    with pytest.raises(KeyboardInterrupt):
        compare("planted", steps=9, causes=True)
    found = record(tmp_path)
    assert found["steps"] == 2 and found["pairs"][0]["verdict"] == "diverged"
    assert found["checkpoints"]["eager"] == str(tmp_path / "out" / "eager" / "model.ckpt-2")


def test_onednn_is_what_the_environment_says(compare, monkeypatch):
    monkeypatch.setenv(ONEDNN_VARIABLE, "0")
    _, said, found = compare("sound", steps=1)
    assert found["numerics"]["onednn"] is False and "oneDNN off" in said


def test_place_that_cannot_be_written_is_named(compare, tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(InputError, match="--out: wants a directory that can be written; got"):
        compare("sound")
    assert (tmp_path / "out").read_text() == "a file"


def test_full_disk_is_named_and_leaves_no_half_file(compare, full_disk, tmp_path):
    with full_disk(1000), pytest.raises(InputError, match="--out: wants .*too large"):
        compare("sound", steps=1)
    assert not [file for file in (tmp_path / "out").iterdir() if file.suffix]


def test_pattern_of_file_names_is_refused():
    with pytest.raises(InputError, match="--out: wants a path without "):
        job.compare_to_files(Setup("mlp"), STRICT, steps=1, out="runs/*")
