"""`python -m tfgan_lite.legacy run script.py ...`, and the same without the word `run`."""

import sys

from tfgan_lite.legacy.launcher import command

if __name__ == "__main__":
    words = sys.argv[1:]
    # The current folder, which `python -m` searches first, is not where a script looks.
    search_path = sys.path[1:] if not getattr(sys.flags, "safe_path", False) else sys.path[:]
    command.main(words[1:] if words[:1] == ["run"] else words, search_path)
