"""Plays every game's default run, and makes the gallery from what came out.

    python bench/gallery.py                        # all games, half an hour on two cores
    python bench/gallery.py --games=vae,vae_gan    # these anew or for the first time

Each run stays in --runs with the seconds that it took and the warnings that it gave; a run that is
there is not played again (remove its directory for that). The page, docs/gallery.md, holds each
command and what it printed, as they are; `gallery_entries.py` says which commands, and what to
compare their numbers with.
"""

import json
import pathlib
import shlex
import subprocess
import sys
import time

from absl import app, flags
from gallery_entries import ENTRIES

GAMES = flags.DEFINE_list("games", [entry.game for entry in ENTRIES], "Which games to play.")
RUNS = flags.DEFINE_string("runs", "runs/gallery", "Where the runs live.")
ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FACTS = "gallery.json"  # in the directory of a run
HEAD = """\
# Gallery

What every game makes of its default run: the command, how long it took on two cores, a picture,
and what the judges say. Made by `python bench/gallery.py`; nothing here is chosen by hand but the
remarks.

"""


def run(command, workdir):
    """Runs a line of the page and returns what it printed; {run} stands for the run's directory."""
    words = shlex.split(command.replace("{run}", str(workdir)))
    if words[0].startswith("tfgan-"):
        words = [sys.executable, str(ROOT / "bin" / words[0]), *words[1:]]
    elif words[0] == "python":
        words[0] = sys.executable
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def play(entry, workdir):
    """Trains, paints and judges; returns the facts for the page."""
    began = time.perf_counter()
    said = run(f"{entry.command} --workdir={{run}}", workdir)
    facts = {"seconds": time.perf_counter() - began}
    facts["warnings"] = [line for line in said.splitlines() if "Warning" in line]
    facts["judged"] = {}
    for command in entry.judges:
        print(f"{entry.game}: {command}", flush=True)
        facts["judged"][command] = run(command, workdir)
    (DOCS / "gallery").mkdir(exist_ok=True)
    for name, command in entry.pictures.items():
        run(f"{command} --out={DOCS / 'gallery' / name}", workdir)
    (workdir / FACTS).write_text(json.dumps(facts, indent=2) + "\n")
    return facts


def section(entry, facts, workdir):
    """Returns a game's lines of the page."""
    place = f"runs/{entry.game}-{entry.dataset}"  # where a user would have it
    minutes, seconds = divmod(round(facts["seconds"]), 60)
    lines = [f"## {entry.game}", "", entry.about, "", "```", entry.command, "```", ""]
    lines += [f"{minutes}:{seconds:02} minutes, from command to prompt.", ""]
    lines += [f"Warned: {warning}" for warning in facts["warnings"]]
    for name in entry.pictures:
        lines += [f"![{entry.captions[name]}](gallery/{name})", "", f"*{entry.captions[name]}*", ""]
    for command, printed in facts["judged"].items():
        shown = printed.rstrip().replace(str(workdir), place)
        lines += ["```", f"$ {command.replace('{run}', place)}", shown, "```", ""]
    return "\n".join([*lines, entry.remark, ""])


def main(_):
    sections = []
    for entry in ENTRIES:
        workdir = pathlib.Path(RUNS.value).resolve() / entry.game
        path = workdir / FACTS
        if path.exists():
            facts = json.loads(path.read_text())
        elif entry.game in GAMES.value:
            print(f"{entry.game}: {entry.command}", flush=True)
            facts = play(entry, workdir)
        else:
            continue
        sections.append(section(entry, facts, workdir))
    (DOCS / "gallery.md").write_text(HEAD + "\n".join(sections))
    print(f"Wrote {DOCS / 'gallery.md'}")


if __name__ == "__main__":
    app.run(main)
