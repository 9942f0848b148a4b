"""`tf.flags`: absl's, and what argparse's took before TensorFlow 1.5.

The two halves of the table were seen in TensorFlow 1.15 (what absl takes) and are in the source of
TensorFlow 1.4 (argparse takes a default that is no text as it is).
"""

import math

import absl.logging
import pytest
from absl import flags as absl_flags


@pytest.fixture
def flags(tf1):
    return tf1.app.flags


@pytest.fixture
def values():
    """Flags apart from those of the process."""
    values = absl_flags.FlagValues()
    values.mark_as_parsed()
    return values


def test_they_are_those_of_every_name(tf1):
    from tfgan_lite.legacy.tensorflow.python.platform import flags

    assert tf1.flags is tf1.app.flags and flags.FLAGS is tf1.flags.FLAGS
    assert flags.DEFINE_bool is tf1.flags.DEFINE_boolean
    assert tf1.flags.DEFINE_list is absl_flags.DEFINE_list


@pytest.mark.parametrize(
    ("kind", "default", "value"),
    [
        ("integer", "64", 64),
        ("integer", 7, 7),
        ("integer", math.inf, math.inf),
        ("integer", 1e4, 1e4),
        ("integer", [1, 2], [1, 2]),
        ("integer", None, None),
        ("float", "2e-4", 2e-4),
        ("string", 5, 5),
        ("string", False, False),
        ("string", None, None),
        ("boolean", "True", True),
        ("bool", 1, True),
    ],
)
def test_defaults(flags, values, kind, default, value):
    getattr(flags, f"DEFINE_{kind}")("a", default, "help", values)
    assert values.a == value and type(values.a) is type(value)
    assert values["a"].using_default_value
    if kind == "integer":
        values(["s.py", "--a=3"])
        assert values.a == 3


def test_text_that_is_no_number_is_refused(flags, values):
    with pytest.raises(absl_flags.IllegalFlagValueError, match="n"):
        flags.DEFINE_integer("n", "", "help", values)


def test_old_argument_names(flags, values):
    flags.DEFINE_string(flag_name="a", default_value="x", docstring="what a is", flag_values=values)
    assert (values.a, values["a"].help) == ("x", "what a is")


@pytest.mark.parametrize("name", ["log_dir", "verbosity", "v"])
def test_a_flag_of_absls_own_gives_way(flags, values, name):
    flag = absl.logging.FLAGS[name]
    values[name] = flag
    values.register_flag_by_module("absl.logging", flag)
    flags.DEFINE_string(name, "mine", "help", values)
    assert getattr(values, name) == "mine"
    if hasattr(flag, "_update_logging_levels"):
        values[name]._update_logging_levels()  # absl.app.run calls it


def test_a_flag_of_another_file_does_not(flags, values):
    elsewhere = {"__name__": "elsewhere", "flags": flags, "values": values}
    exec('flags.DEFINE_string("a", "x", "help", values)', elsewhere)
    flags.DEFINE_string("b", "x", "help", values)
    assert values.find_module_defining_flag("b") == __name__  # --help shows a script's own
    with pytest.raises(absl_flags.DuplicateFlagError):
        flags.DEFINE_string("a", "y", "help", values)


def test_parse_flags_takes_what_it_knows(flags, monkeypatch):
    values = absl_flags.FlagValues()
    flags.DEFINE_integer("steps", 5, "help", values)
    parsed = type(flags.FLAGS)(values)
    monkeypatch.setattr("sys.argv", ["s.py", "--steps=3", "--other=1"])
    assert parsed._parse_flags()["steps"] == 3 and parsed.steps == 3
    assert parsed._parse_flags(["--steps=4"])["steps"] == 4


def test_words_that_are_no_flags_are_left_to_the_script(flags, monkeypatch, capsys):
    unparsed = absl_flags.FlagValues()
    flags.DEFINE_integer("length", 20, "", flag_values=unparsed)
    monkeypatch.setattr("sys.argv", ["main.py", "-g", "leakgan", "--length", "7", "--other"])
    wrapped = type(flags.FLAGS)(unparsed)
    assert wrapped.length == 7
    assert "Unknown command line flag 'g'. It is left to the script." in capsys.readouterr().err
    with pytest.raises(AttributeError):
        _ = wrapped.other
    with pytest.raises(absl_flags.IllegalFlagValueError):
        monkeypatch.setattr("sys.argv", ["main.py", "--length", "seven"])
        again = absl_flags.FlagValues()
        flags.DEFINE_integer("length", 20, "", flag_values=again)
        _ = type(flags.FLAGS)(again).length


@pytest.fixture
def wrapped(flags, values):
    """`FLAGS` over the flags of `values`."""
    for kind, name, default in (
        ("integer", "steps", 3),
        ("float", "rate", 0.5),
        ("string", "folder", "logs"),
        ("boolean", "train", True),
        ("string", "model", None),
    ):
        getattr(flags, f"DEFINE_{kind}")(name, default, "help", values)
    return type(flags.FLAGS)(values)


def test_all_flags_are_values_and_flags(tf1, wrapped):
    found = getattr(wrapped, "__flags")
    assert list(found) == ["steps", "rate", "folder", "train", "model"]
    assert str(found)[:60] == "{'steps': 3, 'rate': 0.5, 'folder': 'logs', 'train': True, 'm"[:60]
    assert {name: flag.value for name, flag in found.items()} == {
        "steps": 3,
        "rate": 0.5,
        "folder": "logs",
        "train": True,
        "model": None,
    }
    assert found["steps"].default == 3 and found["folder"].help == "help"
    assert tf1.zeros([found["steps"], 2]).shape == [3, 2]
    assert tf1.constant(found["rate"]).dtype == tf1.float32
    assert found["folder"] + "/x" == "logs/x" and (1 if found["train"] else 0) == 1
    with pytest.raises(AttributeError, match="no_such"):
        found["steps"].no_such  # noqa: B018


def test_a_name_that_no_flag_has_can_be_set(wrapped):
    wrapped.shape = [1, 2]
    wrapped.steps = 4
    assert wrapped.shape == [1, 2] and wrapped.steps == 4
    wrapped.shape = None
    assert wrapped.shape is None
    with pytest.raises(AttributeError, match="other"):
        wrapped.other  # noqa: B018
