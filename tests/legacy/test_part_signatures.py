"""Names, arguments and defaults of contrib's parts, as TensorFlow 1.15 has them."""

import inspect
import json
import pathlib
import pkgutil

import pytest

from tfgan_lite.legacy import missing

RECORDED = pathlib.Path(__file__).parent / "recorded"
SIGNATURES = json.loads((RECORDED / "part_signatures.json").read_text())
# Not provided: no program of the survey uses them.
NOT_PROVIDED = {
    "contrib.opt": {
        "AGNCustomGetter",
        "AGNOptimizer",
        "AdamGSOptimizer",
        "ElasticAverageCustomGetter",
        "ElasticAverageOptimizer",
        "GGTOptimizer",
        "LazyAdamGSOptimizer",
        "ModelAverageCustomGetter",
        "ModelAverageOptimizer",
        "RegAdagradOptimizer",
        "ShampooOptimizer",
    },
    "contrib.rnn": {"BidirectionalGridLSTMCell", "CompiledWrapper", "GridLSTMCell"},
    "contrib.training": {
        "FeedingQueueRunner",
        "NextQueuedSequenceBatch",
        "SequenceQueueingStateSaver",
        "batch_sequences_with_states",
        "bucket",
        "bucket_by_sequence_length",
    },
}


def module_of(tf, path):
    for part in path.split("."):
        tf = getattr(tf, part)
    return tf


def own_signature(member):
    """Returns [arguments, texts of defaults] of what tfgan_lite wrote; None of all else."""
    function = member.__init__ if inspect.isclass(member) else member
    function = inspect.unwrap(function) if inspect.isfunction(function) else None
    if function is None or not function.__module__.startswith("tfgan_lite"):
        return None
    spec = inspect.getfullargspec(function)
    return spec.args, spec.defaults or ()


@pytest.mark.parametrize("path", sorted(SIGNATURES))
def test_arguments_and_defaults_are_those_of_1_15(tf1, path):
    module = module_of(tf1, path)
    for submodule in pkgutil.iter_modules(getattr(module, "__path__", [])):
        __import__(f"{module.__name__}.{submodule.name}")  # it must not hide a function's name
    not_provided = NOT_PROVIDED.get(path, set())
    assert {name for name in SIGNATURES[path] if not hasattr(module, name)} == not_provided
    for name, recorded in SIGNATURES[path].items():
        if name in not_provided:
            continue
        member = getattr(module, name)
        assert not inspect.ismodule(member), name
        found = own_signature(member)
        if recorded is None or recorded[0] == ["self"] or found is None:
            continue  # TensorFlow's own, a tuple, or a constructor of any arguments
        assert found[0] == recorded[0], name
        assert len(found[1]) == len(recorded[1]), name
        for default, text in zip(found[1], recorded[1], strict=True):
            assert text is None or repr(default) == text, name


@pytest.mark.parametrize("path", sorted(NOT_PROVIDED))
def test_what_is_not_provided_says_what_to_take(tf1, path):
    for name in NOT_PROVIDED[path]:
        with pytest.raises(missing.MissingSymbol, match=rf"tf\.{path}\.{name}"):
            getattr(module_of(tf1, path), name)
