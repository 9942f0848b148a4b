"""`python -m tfgan_lite.legacy run|compare|port ...`, and `run` without the word `run`.

Those three words are never a script's name; a script of such a name is `./port`.
"""

import sys

from tfgan_lite.legacy import command

if __name__ == "__main__":
    words = sys.argv[1:]
    # The current folder, which `python -m` searches first, is not where a script looks.
    search_path = sys.path[1:] if not getattr(sys.flags, "safe_path", False) else sys.path[:]
    named = words[:1] and words[0] in command.COMMANDS + command.HELP
    command.main(words if named else ["run", *words], search_path)
