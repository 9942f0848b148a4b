"""Graph, eager and function play every case to the same bits, under strict numerics.

Few steps show a formula that differs, an order of sums, a mask, a slot. What they miss shows
in `bench/parity.py`: an operation that rounds differently for one number in a million, a race,
and what only late steps bring, such as numbers that have become subnormal.
"""

import pytest
from parity_cases import CASES
from playing import play, processes


@pytest.fixture(scope="module")
def outcomes(request):
    """A dict from the chosen cases' names to what will become of each."""
    items = request.session.items
    chosen = [item.callspec.params["case"].name for item in items if item.module is request.module]
    with processes() as executor:
        yield {name: executor.submit(play, name) for name in chosen}


def _marks(case):
    return pytest.mark.xfail(strict=True, reason=case.parts) if case.parts else ()


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case.name, marks=_marks(case)) for case in CASES]
)
def test_engines_agree_to_the_bit(case, outcomes):
    outcome = outcomes[case.name].result()
    assert not outcome.told, "\n".join(outcome.told)
    assert outcome.steps == case.steps
    assert not outcome.still, f"{outcome.still} did not move, so that the case shows little"
