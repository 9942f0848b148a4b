"""The names of variables: their order, their numbers, and what two makers call one thing."""

import re

# What a layer's variable is called by tf.layers and Keras, from what others call it: tf_slim,
# the attributes in an object checkpoint (`_kernel`), and Keras 3, in which a depthwise
# convolution has a plain `kernel`. No layer has two variables that one name here stands for.
_LEAVES = {
    "_kernel": "kernel",
    "weights": "kernel",
    "biases": "bias",
    "depthwise_kernel": "kernel",
    "depthwise_weights": "kernel",
    "pointwise_weights": "pointwise_kernel",
}


def in_order(name: str) -> tuple[tuple[str | int, ...], ...]:
    """Returns a sort key by which `dense`, `dense_1`, `dense_2`, ..., `dense_10` follow.

    TensorFlow's reader sorts by bytes, where `dense_10` comes before `dense_2`.
    """
    return tuple(
        tuple(int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", piece))
        for piece in name.split("/")
    )


def canonical(name: str) -> str:
    """Returns a name with its last part in the one spelling that all makers share here."""
    layer, slash, leaf = name.rpartition("/")
    return layer + slash + _LEAVES.get(leaf, leaf)


def layer_of(name: str) -> str:
    """Returns what stands before the last `/`: the layer that a variable belongs to.

    A variable without a scope, such as `global_step`, is a layer of its own.
    """
    return name.rpartition("/")[0] or name


def leaf_of(name: str) -> str:
    """Returns the last part of a name, in the shared spelling."""
    return canonical(name).rpartition("/")[2]


def without_scope(name: str, scope: str | None) -> str:
    """Returns a name relative to a scope, or as it is if it does not lie below it."""
    return name[len(scope) + 1 :] if scope and name.startswith(f"{scope}/") else name


def numbered(part: str) -> tuple[str, int]:
    """Splits `dense_2` into (`dense`, 2); what has no number is the first, number 0."""
    match = re.fullmatch(r"(.+)_([1-9]\d*)", part)
    return (match[1], int(match[2])) if match else (part, 0)


def series(name: str) -> str:
    """Returns what names that differ in their numbers alone have in common.

    `g/dense`, `g/dense_1` and `g/dense_12` are of one series, and so are `g/h0` and `g/h1`.
    In a series the numbers tell the order in which the variables were made.
    """
    return "/".join(re.sub(r"\d+", "#", numbered(part)[0]) for part in name.split("/"))


def families(names: list[str]) -> dict[tuple[str, str], set[int]]:
    """Returns the numbers that each family has: those of one name below one scope.

    Args:
      names: full names.

    Returns:
      dict from (scope, name without number) to the set of numbers, as `numbered` has them.
    """
    found: dict[tuple[str, str], set[int]] = {}
    for name in names:
        for family, number in members(name):
            found.setdefault(family, set()).add(number)
    return found


def members(name: str) -> list[tuple[tuple[str, str], int]]:
    """Returns the family and the number of each part of a name but the last."""
    parts = name.split("/")
    split = [numbered(part) for part in parts[:-1]]
    return [(("/".join(parts[:i]), base), number) for i, (base, number) in enumerate(split)]
