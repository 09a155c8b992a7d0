"""What a run writes appears together or not at all, whatever stops the run.

A run writes into a directory of its own, `.running-XXXXXXXX`, which it holds locked. When all is there it lists in a journal
which file goes where, and renames one after the other. A run that dies by SIGKILL leaves the directory behind, unlocked. The
next run finds it: where the renaming had begun, it finishes it from the journal, so that all files are of one run again, and
says so; where it had not, nothing has changed, and the directory is removed.
"""

import contextlib
import errno
import fcntl
import json
import os
import pathlib
import shutil
import tempfile

PREFIX = ".running-"
JOURNAL = "journal.json"


class Staging:
    """A run's own directory below `root`, locked until it is removed."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.root.mkdir(parents=True, exist_ok=True)
        while True:
            self.path = pathlib.Path(tempfile.mkdtemp(prefix=PREFIX, dir=self.root))
            self.lock = lock(self.path)
            if self.lock is not None and self.path.exists():
                break  # otherwise another run took the new directory for a dead one's
        self.files = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self.lock)

    def folder(self, name):
        """A new directory inside."""
        (self.path / name).mkdir()
        return self.path / name

    def write(self, text):
        """A new file with this text."""
        self.files += 1
        path = self.path / f"{self.files}.new"
        path.write_text(text, encoding="utf-8")
        return path

    def copy(self, source):
        """A new file with the bytes of another."""
        self.files += 1
        path = self.path / f"{self.files}.new"
        shutil.copyfile(source, path)
        return path


def lock(directory):
    """A descriptor that holds the directory until it is closed or its process ends; None where another process holds it."""
    try:
        descriptor = os.open(directory, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except OSError:
        pass  # a file system without locks
    return descriptor


@contextlib.contextmanager
def alone(directories):
    """One run at a time renames in these directories."""
    descriptors = []
    try:
        for directory in sorted(set(map(str, directories))):
            descriptors.append(os.open(directory, os.O_RDONLY))
            with contextlib.suppress(OSError):
                fcntl.flock(descriptors[-1], fcntl.LOCK_EX)
        yield
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def publish(stagings, moves, removals=()):
    """Renames each (source, place) of `moves` and removes the files `removals`: all of it, or nothing and an OSError."""
    for _, place in moves:
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a directory stands where the file goes", str(place))
    journal = json.dumps({"roots": [str(staging.root) for staging in stagings],
                          "moves": [[str(source), str(place)] for source, place in moves],
                          "removals": [str(place) for place in removals]})
    old = []
    for number, place in enumerate([place for _, place in moves] + list(removals)):
        if os.path.lexists(place):
            old.append((keep(place, stagings[0].path / f"{number}.old"), place))
    with alone(staging.root for staging in stagings):
        for staging in stagings:
            (staging.path / (JOURNAL + ".new")).write_text(journal, encoding="ascii")
        for staging in stagings:
            os.replace(staging.path / (JOURNAL + ".new"), staging.path / JOURNAL)
        done = []
        try:
            for source, place in moves:
                rename(source, place)
                done.append(place)
            for place in removals:
                place.unlink(missing_ok=True)
        except OSError:
            for place in done:
                place.unlink()
            for copy, place in old:
                if not os.path.lexists(place):
                    rename(copy, place)
            raise
        finally:
            for staging in stagings:
                (staging.path / JOURNAL).unlink()


def keep(place, copy):
    """The old file, so that it can be put back."""
    try:
        os.link(place, copy, follow_symlinks=False)
    except OSError:  # no hard links, or another file system
        shutil.copy2(place, copy, follow_symlinks=False)
    return copy


def rename(source, place):
    try:
        os.replace(source, place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The place lies on another file system: copied beside it first, under a name that the same run would choose again.
        aside = place.with_name(f"{PREFIX}{pathlib.Path(source).parent.name[len(PREFIX):]}-{place.name}")
        try:
            shutil.copyfile(source, aside)
            os.replace(aside, place)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
        pathlib.Path(source).unlink()


def mend(roots):
    """Finishes or removes what dead runs left below `roots`; a line for each whose files were mixed."""
    lines = []
    for root in map(pathlib.Path, roots):
        for path in sorted(root.glob(PREFIX + "*")):
            if path.is_symlink() or not path.is_dir():
                continue
            held = None
            with contextlib.suppress(OSError):
                held = lock(path)
            if held is None:
                continue  # of a run that lives
            try:
                line = finish(path)
                if line:
                    lines.append(line)
            finally:
                os.close(held)
    return lines


def finish(path):
    """Finishes the renaming that a dead run had begun, if it had, and removes its directory."""
    line = None
    try:
        journal = json.loads((path / JOURNAL).read_text(encoding="ascii"))
        moves = [(pathlib.Path(source), pathlib.Path(place)) for source, place in journal["moves"]]
        waiting = [(source, place) for source, place in moves if source.exists()]
        if waiting and len(waiting) < len(moves):
            with alone(root for root in journal["roots"] if os.path.isdir(root)):
                for source, place in waiting:
                    rename(source, place)
            line = (f"a run was killed while it saved {moves[0][1]}: {len(waiting)} of its {len(moves)} files were still "
                    f"of the run before; they are of that run now")
        if len(waiting) < len(moves):
            for place in map(pathlib.Path, journal["removals"]):
                place.unlink(missing_ok=True)
    except FileNotFoundError:
        pass  # no journal: nothing was renamed
    except (OSError, ValueError, KeyError, TypeError) as error:
        line = f"a run was killed while it saved, and its files below {path} could not be put in place ({error}); " \
               f"what lies below {path.parent} may be of two runs; try running it again"
    shutil.rmtree(path, ignore_errors=True)
    return line
