"""Runs a text as an own file of a program, in the test's process."""

from tfgan_lite.legacy.launcher import compiling, importing
from tfgan_lite.legacy.launcher.own_files import OwnFiles
from tfgan_lite.legacy.launcher.programs import Program


def run(text, python=None, folder="/nowhere"):
    """Returns the names that a text leaves behind; `python` None for what its files show."""
    program = Program(None, python == 2)
    program.builtins = importing.Importer(OwnFiles(f"{folder}/s.py"), program, None).builtins()
    code = compiling.compile_text(text, f"{folder}/s.py", program)
    names = {"__builtins__": program.builtins, "__name__": "__main__", "__package__": None}
    exec(code, names)
    return names
