"""What the tests of the rules have in common: a text before and after all rules."""

from tfgan_lite.legacy.porter import rewriting
from tfgan_lite.legacy.rules.file import File, Surroundings
from tfgan_lite.legacy.rules.order import RULES

HEAD = "import numpy as np\nimport tensorflow.compat.v1 as tf\n"
SWITCH = "\ntf.disable_v2_behavior()\n"


def rewritten(text, **around):
    """Returns a text after all rules, and the file with its changes and notes."""
    file = File(text, Surroundings(**around))
    return rewriting.rewrite(file, RULES), file


def check(rule, before, after, imports=(), notes=None, **around):
    """Asserts what becomes of a text below a head with today's imports, and that it stays so.

    Args:
      rule: the rule that has to count a change.
      before: str.
      after: str.
      imports: the lines that the head has to gain.
      notes: how many places are reported; None for whatever.
      **around: see `Surroundings`.
    """
    got, file = rewritten(HEAD + SWITCH + before, **around)
    compile(got, "<ported>", "exec")
    head, body = got.split(SWITCH)
    assert body == after
    assert sorted(set(head.splitlines()) - set(HEAD.splitlines())) == sorted(imports)
    assert rule in {change.rule for change in file.changes}
    if notes is not None:
        assert len([note for note in file.notes if note.rule == rule]) == notes
    again, second = rewritten(got, **(around | {"python2": False, "translated": False}))
    assert again == got and not second.changes


def stays(text, **around):
    """Asserts that no rule changes a text below the head."""
    got, file = rewritten(HEAD + SWITCH + text, **around)
    assert got == HEAD + SWITCH + text
    assert not file.changes


def noted(rule, text, **around):
    """Returns the reported texts of a rule."""
    _, file = rewritten(HEAD + SWITCH + text, **around)
    return [note.text for note in file.notes if note.rule == rule]
