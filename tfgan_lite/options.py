"""Options of a game and of its players, as a flag gives them: `--set=discriminator.clip_norm=1`.

An option with a player's name before a dot is an attribute of that `Player`; one without is an
argument of the function that makes the game.
"""

import dataclasses
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Player
from tfgan_lite.schedules import Schedule

FORM = "PLAYER.OPTION=VALUE, or OPTION=VALUE for one of the game itself"
_FIXED = ("name", "scope")  # checkpoints depend on them


def parse(pairs: Iterable[str]) -> dict[str, str]:
    """Returns a dict from option to value, both str.

    Args:
      pairs: strings of the form `option=value`.

    Raises:
      InputError: for another form, and for an option that is given twice.
    """
    options: dict[str, str] = {}
    for pair in pairs:
        option, equals, value = pair.partition("=")
        if not (option and equals and value):
            raise InputError(f"--set: wants {FORM}; got {pair!r}.")
        if option in options:
            raise InputError(f"--set: wants {option} once; got {options[option]} and {value}.")
        options[option] = value
    return options


def call(
    make_game: Callable[..., Game], options: Mapping[str, str], name: str = "make_game"
) -> Game:
    """Makes a game with options, and sets those of its players.

    Args:
      make_game: function that returns a `Game`. Its parameters are the game's options; of one
        whose default is a dataclass, the attributes are.
      options: dict from option to value, see `parse`.
      name: str, of the function, for error messages.

    Raises:
      InputError: for a function that returns no `Game`, an option that the game or the player
        does not have, or a value that cannot be used.
    """
    own = {name: value for name, value in options.items() if "." not in name}
    known = _parameters(make_game)
    for option in own:
        if option not in known:
            raise InputError(
                f"--set: {option}: this game has {_list(known, 'no options of its own')}; got "
                f"{option}={own[option]}. An option of a player is given as player.{option}."
            )
    game = _making(make_game, {o: _convert(o, known[o], value) for o, value in own.items()})
    if not isinstance(game, Game):
        raise InputError(
            f"--game: {name} wants a function that returns a tfgan_lite.game.Game; got "
            f"{type(game).__name__}."
        )
    players = {player.name: player for player in game.players}
    for option, value in options.items():
        player, dot, attribute = option.partition(".")
        if not dot:
            continue
        if player not in players:
            raise InputError(
                f"--set: {option}: game {game.name} has the players {', '.join(players)}; got an "
                f"option of {player}."
            )
        players[player] = _set(players[player], attribute, value)
    return dataclasses.replace(game, players=tuple(players.values()))


def _making(make_game, arguments):
    given, grouped = dict(arguments), {}
    try:
        for name, default in _groups(make_game).items():
            names = [field.name for field in dataclasses.fields(default) if field.name in given]
            grouped[name] = dataclasses.replace(default, **{n: given.pop(n) for n in names})
        return make_game(**given, **grouped)
    except ValueError as error:
        if not arguments:
            raise
        said = ", ".join(f"{name}={value}" for name, value in arguments.items())
        raise InputError(f"--set: {said}: {error}") from error


def _set(player: Player, attribute: str, value: str) -> Player:
    types = {f.name: f.type for f in dataclasses.fields(Player) if f.name not in _FIXED}
    if attribute not in types:
        raise InputError(
            f"--set: {player.name}.{attribute}: a player has {', '.join(types)}; got {attribute}."
        )
    converted = _convert(f"{player.name}.{attribute}", types[attribute], value)
    try:
        return dataclasses.replace(player, **{attribute: converted})
    except ValueError as error:
        raise InputError(f"--set: {error}") from error


def _parameters(make_game: Callable[..., Game]) -> dict[str, Any]:
    """Returns a dict from parameter to the type that its value is to have."""
    found: dict[str, Any] = {}
    for group in _groups(make_game).values():
        found |= {field.name: field.type for field in dataclasses.fields(group)}
    for name, parameter in inspect.signature(make_game, eval_str=True).parameters.items():
        if dataclasses.is_dataclass(parameter.default):
            continue
        if parameter.annotation is not parameter.empty:
            found[name] = parameter.annotation
        elif parameter.default is not parameter.empty and parameter.default is not None:
            found[name] = type(parameter.default)
    return found


def _groups(make_game: Callable[..., Game]) -> dict[str, Any]:
    """Returns a dict from parameter to its default, of those that are dataclasses."""
    parameters = inspect.signature(make_game).parameters
    defaults = {name: parameter.default for name, parameter in parameters.items()}
    return {name: value for name, value in defaults.items() if dataclasses.is_dataclass(value)}


def _convert(option, wanted, value):
    if wanted is Schedule:
        try:
            return Schedule.parse(value)
        except ValueError as error:
            raise InputError(f"--set: {option}: {error}") from error
    choices = (wanted, *getattr(wanted, "__args__", ()))
    if type(None) in choices and value == "none":
        return None
    if bool in choices and value in ("true", "false"):
        return value == "true"
    for kind in (int, float, str):
        if kind in choices:
            try:
                return kind(value)
            except ValueError:
                pass
    names = [getattr(kind, "__name__", str(kind)) for kind in choices if kind is not wanted]
    wants = " or ".join("none" if n == "NoneType" else n for n in names) or getattr(
        wanted, "__name__", str(wanted)
    )
    raise InputError(f"--set: {option} wants {wants}; got {value!r}.")


def _list(known, nothing):
    return f"the options {', '.join(known)}" if known else nothing
