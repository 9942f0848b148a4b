"""The recurrent networks against what TensorFlow 1.15 recorded: names, values, gradients."""

import json
import pathlib
import sys

import numpy as np
import pytest

RECORDED = pathlib.Path(__file__).parent / "recorded"
sys.path.insert(0, str(RECORDED))
import legacy_seq2seq_cases  # noqa: E402
import rnn_answers  # noqa: E402
import rnn_cases  # noqa: E402
import rnn_program_cases  # noqa: E402
import seq2seq_cases  # noqa: E402

sys.path.remove(str(RECORDED))
NOTES = json.loads((RECORDED / "rnn.json").read_text())
ARRAYS = dict(np.load(RECORDED / "rnn.npz"))
CASES = rnn_cases.CASES | legacy_seq2seq_cases.CASES | seq2seq_cases.CASES | rnn_program_cases.CASES


@pytest.mark.parametrize("name", CASES)
def test_answers_as_tensorflow_1_15(name, tf1):
    notes, arrays = rnn_answers.answer(tf1, CASES[name])
    notes = json.loads(json.dumps(notes))
    for (shape, dtype), (want, want_dtype) in zip(
        notes.pop("outputs"), NOTES[name]["outputs"], strict=True
    ):
        # A size that 1.15 did not know may be known.
        assert dtype == want_dtype and len(shape) == len(want)
        assert all(size in (None, known) for size, known in zip(want, shape, strict=True))
    assert notes == {key: value for key, value in NOTES[name].items() if key != "outputs"}
    want = {key: value for key, value in ARRAYS.items() if key.startswith(f"{name}/")}
    assert {f"{name}/{key}" for key in arrays} == set(want)
    for key, value in arrays.items():
        np.testing.assert_allclose(
            value, want[f"{name}/{key}"], rtol=1e-4, atol=2e-6, err_msg=f"{name}: {key}"
        )


def test_every_case_was_recorded_and_no_other():
    assert set(CASES) == set(NOTES)
    assert {key.partition("/")[0] for key in ARRAYS} == set(CASES) | {"checkpoint"}


def test_a_checkpoint_of_1_15_restores(tf1):
    x, lengths = rnn_answers.inputs_of(tf1)
    outputs = rnn_answers.tensors_of(tf1, CASES["Multi-dynamic"](tf1, x, lengths))
    with tf1.Session() as session:
        tf1.train.Saver().restore(session, str(RECORDED / "rnn_checkpoint"))
        for number, value in enumerate(session.run(outputs)):
            want = ARRAYS[f"checkpoint/{number}"]
            np.testing.assert_allclose(value, want, rtol=1e-5, atol=1e-6)
