"""Everything public is in a parity case or in the table of exemptions, and no claim is empty."""

import inspect
import re

import pytest
from parity_cases import CASES
from recorded import calls_of, covered, public_names

# What no case needs to cover: public name -> reason.
EXEMPT: dict[str, str] = {}

# Options of layers that no case needs to give: parameter -> reason.
EXEMPT_OPTIONS = {
    "inputs": "given in every call",
    "name": "names the variables",
    "reuse": "every discriminator is read twice, under the reuse of its scope",
}
# Options that one place computes for all layers: parameter -> reason why one layer is enough.
SHARED_OPTIONS = {
    "regularizer": "Layer.add_weight and Layer.__call__ register the losses of all layers",
    "constraint": "the optimizer applies it to the variable, whichever layer made it",
    "trainable": "Layer.add_weight, for all layers",
    "initializer": "chooses the first weights, which every case compares before its first step",
}


@pytest.fixture(scope="module")
def calls():
    """What each case calls: a dict from its name to a list of (public name, arguments)."""
    return {case.name: calls_of(case) for case in CASES}


def test_everything_public_is_covered_or_exempt():
    claimed = {name for case in CASES for name in case.covers}
    missing = [name for name in public_names() if name not in claimed and name not in EXEMPT]
    assert not missing, f"{missing} want a case in tests/parity, or a reason in EXEMPT"


def test_what_is_claimed_or_exempt_exists():
    claimed = {name for case in CASES for name in case.covers}
    gone = sorted((claimed | set(EXEMPT)) - set(public_names()))
    assert not gone, f"{gone} are not public any more: take them out of the cases, or of EXEMPT"


def test_what_is_exempt_is_not_covered():
    claimed = {name for case in CASES for name in case.covers}
    assert not claimed & set(EXEMPT)


def test_cases_have_names_of_their_own_and_noise_to_sample_from():
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)
    assert not [case.name for case in CASES if not case.make().noise]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_calls_what_it_claims_to_cover(case, calls):
    never = sorted(set(case.covers) - covered(calls[case.name]))
    assert not never, f"{case.name} claims to cover {never}, and never calls them"


def test_every_option_of_a_layer_is_given(calls):
    given = {
        (_function_of(name), _shared(option) or option)
        for found in calls.values()
        for name, arguments in found
        for option in arguments
    }
    anywhere = {option for _, option in given}
    missing = [
        (name, option)
        for name, function in _layer_functions().items()
        for option in inspect.signature(function).parameters
        if option not in EXEMPT_OPTIONS
        and (_shared(option) not in anywhere if _shared(option) else (name, option) not in given)
    ]
    assert not missing, f"{missing} want a case that gives them, or a reason in EXEMPT_OPTIONS"


def test_exempt_options_exist():
    known = {
        name
        for function in _layer_functions().values()
        for name in inspect.signature(function).parameters
    }
    assert set(EXEMPT_OPTIONS) <= known
    assert set(SHARED_OPTIONS) == {_shared(name) for name in known} - {None}


def _layer_functions():
    return {
        name: thing
        for name, thing in public_names().items()
        if name.startswith("layers.") and inspect.isfunction(thing)
    }


def _shared(option):
    """The key in `SHARED_OPTIONS` of `kernel_regularizer` and the like, or None."""
    kind = option.rpartition("_")[2]
    return kind if kind in SHARED_OPTIONS else None


def _function_of(name):
    """`layers.Conv2DTranspose` -> `layers.conv2d_transpose`, which takes the same options."""
    split = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name.removeprefix("layers."))
    return "layers." + re.sub("([a-z])([A-Z])", r"\1_\2", split).lower()
