"""The record of a run: the same run goes on, another one is refused with what differs."""

import dataclasses
import json

import pytest

from tfgan_lite import run_record
from tfgan_lite.errors import InputError

PLAYERS = {"generator": {"learning_rate": "0.001", "optimizer": "adam"}}
RECORD = run_record.RunRecord("conv28", "digits", "3x8x8x1, sha256 ab", 32, 0, PLAYERS, {})


def test_round_trip(tmp_path):
    assert run_record.read(tmp_path) is None
    run_record.write(tmp_path / "new", RECORD)
    assert run_record.read(tmp_path / "new") == RECORD
    run_record.check(tmp_path / "new", RECORD)


def test_each_setting_that_differs_is_named(tmp_path):
    run_record.write(tmp_path, RECORD)
    other = dataclasses.replace(
        RECORD,
        seed=1,
        players={"generator": PLAYERS["generator"] | {"learning_rate": "0.002"}},
        options={"beta": "4"},
    )
    with pytest.raises(InputError) as error:
        run_record.check(tmp_path, other)
    message = str(error.value)
    assert "--seed was 0, now 1" in message
    assert "--set generator.learning_rate was 0.001, now 0.002" in message
    assert "--set beta was not set, now 4" in message and "optimizer was" not in message
    assert "--game was" not in message
    assert "another --workdir" in message


@pytest.mark.parametrize("field", ["players", "options"])
@pytest.mark.parametrize("found", ["", "null", "[1]"])
def test_damaged_record_is_named(tmp_path, field, found):
    text = json.dumps(dataclasses.asdict(RECORD) | {field: "?"})
    (tmp_path / run_record.FILE).write_text(text.replace('"?"', found))
    with pytest.raises(InputError, match="run.json wants the record of a run"):
        run_record.read(tmp_path)


def test_directory_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="--workdir: wants a directory that can be written"):
        run_record.write(tmp_path / "file" / "run", RECORD)


def test_other_data_behind_the_same_name_are_refused(tmp_path):
    run_record.write(tmp_path, RECORD)
    other = dataclasses.replace(RECORD, data="4x8x8x1, sha256 cd")
    with pytest.raises(InputError, match=r"--dataset was digits \(3x8.*, now digits \(4x8"):
        run_record.check(tmp_path, other)


def test_the_same_data_under_another_name_go_on(tmp_path):
    assert not run_record.check(tmp_path, RECORD)
    run_record.write(tmp_path, RECORD)
    assert run_record.check(tmp_path, dataclasses.replace(RECORD, dataset="folder:elsewhere"))
