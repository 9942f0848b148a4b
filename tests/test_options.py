"""Options as flags give them: what they set, and what is refused by name."""

import pytest

from tfgan_lite import options
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Player
from tfgan_lite.schedules import Schedule


def make_game(beta=1.0, kind: str | None = None, size: int = 4, flip=False):
    if size < 1:
        raise ValueError(f"size wants 1 or more; got {size}.")
    players = (Player("a", 0.1), Player("b", 0.2))
    return Game(f"{beta} {kind} {size} {flip}", (), (), players, losses=dict, sample=dict)


def made(*pairs):
    return options.call(make_game, options.parse(pairs))


def test_options_of_the_game_have_the_type_of_their_default():
    assert made().name == "1.0 None 4 False"
    assert made("beta=4", "kind=r1", "size=8", "flip=true").name == "4.0 r1 8 True"
    assert made("kind=none").name == "1.0 None 4 False"


def test_options_of_a_player_change_that_player():
    first, second = made(
        "b.optimizer=rmsprop", "b.clip_norm=1", "b.steps=3", "b.schedule=cosine:10:0.5"
    ).players
    assert first == Player("a", 0.1)
    assert second == Player(
        "b", 0.2, steps=3, optimizer="rmsprop", clip_norm=1.0, schedule=Schedule("cosine", 10, 0.5)
    )
    assert made("a.average=none", "a.learning_rate=1e-3").players[0] == Player("a", 1e-3)


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        (["beta"], "wants PLAYER.OPTION=VALUE.*got 'beta'"),
        (["beta="], "got 'beta='"),
        (["beta=1", "beta=2"], "beta once; got 1 and 2"),
        (["gamma=1"], "has the options beta, kind, size, flip; got gamma=1"),
        (["beta=high"], "beta wants float; got 'high'"),
        (["size=1.5"], "size wants int; got '1.5'"),
        (["flip=1"], "flip wants bool; got '1'"),
        (["size=0"], "size=0: size wants 1 or more; got 0"),
        (["c.steps=1"], "has the players a, b; got an option of c"),
        (["a.color=1"], "a player has learning_rate, .*; got color"),
        (["a.name=x"], "got name"),
        (["a.steps=0"], "a: steps wants a number above 0; got 0"),
        (["a.clip_norm=big"], "a.clip_norm wants float or none; got 'big'"),
        (["a.optimizer=lion"], "optimizer wants one of adam, sgd, .*; got 'lion'"),
        (["a.schedule=sine:3"], "a.schedule: schedule: wants constant, .*; got 'sine:3'"),
    ],
)
def test_what_cannot_be_used_is_named(pairs, message):
    with pytest.raises(InputError, match=f"--set: .*{message}"):
        made(*pairs)


def test_a_function_that_makes_no_game_is_named():
    with pytest.raises(InputError, match=r"--game: mine wants .* returns a tfgan_lite.game.Game"):
        options.call(lambda: 3, {}, "mine")
