"""Which Python a program is judged to be."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from launching import launch, write

from tfgan_lite.legacy.launcher import programs, sources
from tfgan_lite.legacy.launcher.own_files import OwnFiles

TWO = {
    "a statement": {"s": "print 'a'\n"},
    "in a module": {"s": "import m\n", "m": "print 'a'\n"},
    "in a package": {"s": "from p.m import f\n", "p____init__": "", "p__m": "exec 'a'\n"},
    "without __init__": {"s": "from p import m\n", "p__m": "print 'a'\n"},
    "beside a module of its package": {"s": "import p.m\n", "p__m": "import n\n", "p__n": "0777\n"},
    "relative": {"s": "import p.m\n", "p__m": "from . import n\n", "p__n": "print 'a'\n"},
    "a path": {"s": "import sys\nsys.path.append('lib')\nimport m\n", "lib__m": "print 'a'\n"},
    "a name": {"s": "for i in xrange(3): pass\n"},
    "a module": {"s": "import cPickle\n"},
    "a method": {"s": "{}.iteritems()\n"},
    "a shift": {"s": "import sys\nprint >>sys.stderr, 1\n"},
    "tabs": {"s": "if 1:\n\tx = 1\n        y = 1\n"},
}
THREE = {
    "nothing": {"s": "x = 1 / 2\n"},
    "imported": {"s": "from six.moves import xrange\nxrange(3)\n"},
    "guarded": {"s": "try:\n    import cPickle\nexcept ImportError:\n    import pickle\n"},
    "by six": {"s": "import six\nsix.iteritems({})\n"},
    "newer syntax": {"s": "import m\nprint(f'{1}')\n", "m": "print 'a'\n"},
    "not reached": {"s": "x = 1\n", "m": "print 'a'\n"},
    "defined elsewhere": {"s": "from m import *\nxrange(3)\n", "m": "xrange = range\n"},
    "end=": {"s": "print(1, end='')\nraw_input\n"},
}


def judged(tmp_path, files, monkeypatch, version=None):
    write(tmp_path, **files)
    monkeypatch.syspath_prepend(str(tmp_path))
    script = str(tmp_path / "s.py")
    return programs.judge(script, OwnFiles(script), version).is_python2


@pytest.mark.parametrize("name", TWO)
def test_python_2(name, tmp_path, monkeypatch):
    assert judged(tmp_path, TWO[name], monkeypatch)


@pytest.mark.parametrize("name", THREE)
def test_python_3(name, tmp_path, monkeypatch):
    assert not judged(tmp_path, THREE[name], monkeypatch)


def test_the_user_overrules(tmp_path, monkeypatch):
    assert judged(tmp_path, THREE["nothing"], monkeypatch, 2)
    assert not judged(tmp_path, TWO["a name"], monkeypatch, 3)


def test_one_file_of_a_python_3_program_may_be_python_2(tmp_path):
    write(tmp_path, s="import m\nprint(f'{7 / 2} {m.x}')\n", m="x = 7 / 2\nprint 'm'\n")
    done = launch(tmp_path, "s.py")
    assert done.stdout == "m\n3.5 3\n"


def test_imports_of_siblings_and_circles(tmp_path):
    files = {
        "s": "import p.a, Queue\nprint p.a.value(), Queue.mine\n",
        "p____init__": "",
        "p__a": "import b\nimport string\ndef value(): return b.f() + string.own\none = 1\n",
        "p__b": "import a\ndef f(): return a.one\n",
        "p__string": "own = 5\n",
        "Queue": "mine = 'own'\n",
    }
    done = launch(write(tmp_path, **files), "s.py")
    assert done.stdout == "6 own\n", done.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfx = 'caf\xc3\xa9'\r\n",
        b"x = 'caf\xe9'",
        b"# -*- coding: latin-1 -*-\nx = 'caf\xe9'\n",
        b"# coding: no-such-thing\rx = 'caf\xe9'\r",
        b"#!/usr/bin/python\n# vim: set fileencoding=utf-8 :\nx = 'caf\xc3\xa9'\n",
    ],
)
def test_encodings(data):
    names = {}
    exec(compile(sources.decode(data), "s.py", "exec"), names)
    assert names["x"] == "café"
