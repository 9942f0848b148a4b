"""The one exception that an app turns into a line of text instead of a stack trace."""


class InputError(ValueError):
    """A value that the caller gave cannot be used.

    The message follows the house form `<where>: <what> wants <this>; got <that>.
    <next step, naming the flag or argument>`. The apps print it and exit with status 2;
    in Python code it is a plain `ValueError`.
    """
