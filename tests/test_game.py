"""Game: who moves when, and what is refused."""

import dataclasses

import pytest

from tfgan_lite import game as g
from tfgan_lite import games
from tfgan_lite.errors import InputError


def play(turns, steps):
    players = tuple(g.Player(name, 0.1, steps=n) for name, n in zip("ab", steps, strict=True))
    made = g.Game("t", (), (), players, losses=dict, sample=dict, turns=turns)
    return made, [("".join(p.name for p in movers), batch) for movers, batch in made.schedule()]


def test_schedule_in_turn_gives_each_move_of_a_player_its_batch():
    made, moves = play(g.IN_TURN, (3, 1))
    assert moves == [("a", 0), ("a", 1), ("a", 2), ("b", 0)]
    assert made.batches_per_round == 3


def test_schedule_at_once_moves_together_while_steps_are_left():
    _, moves = play(g.AT_ONCE, (2, 1))
    assert moves == [("ab", 0), ("a", 1)]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"batch_size": 0}, "batch_size wants a number above 0; got 0"),
        ({"steps": -3}, "steps wants a number above 0; got -3"),
        ({"turns": "never"}, "turns wants 'in_turn' or 'at_once'; got 'never'"),
        ({"players": ()}, "at least one"),
        ({"players": (g.Player("a", 1.0), g.Player("a", 1.0))}, "different names"),
    ],
)
def test_bad_values_are_named(change, message):
    made, _ = play(g.IN_TURN, (1, 1))
    with pytest.raises(ValueError, match=message):
        dataclasses.replace(made, **change)


@pytest.mark.parametrize("rate", [0.0, -1e-3, float("nan")])
def test_learning_rate_wants_a_positive_number(rate):
    with pytest.raises(ValueError, match="a: learning_rate wants a number above 0"):
        g.Player("a", rate)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [("clip_value", 0), ("clip_norm", -1.0), ("weight_clip", 0.0), ("beta1", 1.0), ("beta2", -0.1)]
    + [("momentum", 1.5), ("average", 1.0), ("optimizer", "lion")],
)
def test_a_player_names_the_value_that_is_out_of_range(attribute, value):
    with pytest.raises(ValueError, match=f"a: {attribute} wants .*; got {value!r}"):
        g.Player("a", 0.1, **{attribute: value})


def test_every_name_makes_a_game_of_that_name():
    assert {name: games.make(name).name for name in games.NAMES} == {n: n for n in games.NAMES}


def test_unknown_game_names_the_flag():
    with pytest.raises(InputError, match="--game: wants conv28, .*; got 'chess'"):
        games.make("chess")
