"""What a run writes is of one run, whatever stops it: signals, SIGKILL, a full disk."""

import contextlib
import errno
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from unittest import mock

import nbformat
import nbformat.v4 as v4

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
WORKBENCH = ENVIRONMENT / "workbench"
sys.path.insert(0, str(ENVIRONMENT / "jupyter"))

import staging  # noqa: E402

# Publishes files 0 ... 9 whose text is argv[2], from two directories as --save does; argv[3] is a file renamed last but one.
PUBLISH = """
import os, pathlib, sys, time
sys.path.insert(0, sys.argv[4])
import signs
signs.listen()
import staging
out, saved = pathlib.Path(sys.argv[1]) / "out", pathlib.Path(sys.argv[1]) / "saved"
slow = staging.rename
def rename(source, place):
    slow(source, place)
    (pathlib.Path(sys.argv[1]) / "begun").touch()
    time.sleep(float(sys.argv[3]))
staging.rename = rename
with staging.Staging(out) as here, staging.Staging(saved) as there:
    moves = [(here.write(sys.argv[2]), out / "deep" / f"{k}") for k in range(5)]
    moves += [(there.write(sys.argv[2]), saved / f"{k}") for k in range(5)]
    staging.publish([here, there], moves, [out / "stale"])
sys.exit(signs.leave(0))
"""


def setUpModule():
    """Under nohup the processes that are started here would not heed SIGHUP."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Publishing(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="a folder with spaces ")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.out, self.saved = self.folder / "out", self.folder / "saved"

    def publish(self, text, pause=0.0):
        return subprocess.Popen([sys.executable, "-c", PUBLISH, self.folder, text, str(pause), ENVIRONMENT / "jupyter"])

    def texts(self):
        """The texts of all ten files, each once."""
        return {path.read_text() for path in [*self.out.glob("deep/*"), *self.saved.glob("[0-9]")]}

    def left(self):
        return [path.name for root in (self.out, self.saved) for path in root.glob(staging.PREFIX + "*")]

    def begun(self, process):
        while process.poll() is None and not (self.folder / "begun").exists():
            time.sleep(0.005)

    def test_signals_while_saving_finish_the_writing(self):
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with contextlib.suppress(FileNotFoundError):
                (self.folder / "begun").unlink()
            process = self.publish(sign.name, pause=0.03)
            self.begun(process)
            while process.poll() is None:  # repeated, too
                process.send_signal(sign)
                time.sleep(0.02)
            self.assertEqual((130, {sign.name}, []), (process.returncode, self.texts(), self.left()))

    def test_a_kill_while_saving_is_mended_by_the_next_run(self):
        self.assertEqual(0, self.publish("old").wait())
        for pause in (0.01, 0.03, 0.06):
            (self.folder / "begun").unlink()
            (self.out / "stale").write_text("old")
            process = self.publish("new", pause)
            self.begun(process)
            time.sleep(2.5 * pause)
            process.kill()
            process.wait()
            lines = staging.mend([self.out, self.saved])
            self.assertEqual(({"new"}, [], False), (self.texts(), self.left(), (self.out / "stale").exists()))
            self.assertRegex("".join(lines), r"^a run was killed while it saved .*: \d of its 10 files")
            self.assertEqual([], staging.mend([self.out, self.saved]))
            self.assertEqual(0, self.publish("old").wait())

    def test_mending_from_the_other_directory_alone(self):
        self.assertEqual(0, self.publish("old").wait())
        (self.folder / "begun").unlink()
        process = self.publish("new", 0.03)
        self.begun(process)
        process.kill()
        process.wait()
        self.assertEqual(2, len(self.left()))
        self.assertEqual(1, len(staging.mend([self.saved])))
        self.assertEqual({"new"}, self.texts())
        self.assertEqual([], staging.mend([self.out]))
        self.assertEqual([], self.left())

    def test_a_directory_of_a_dead_run_is_removed_and_of_a_living_one_kept(self):
        (self.out / ".running-dead" / "results").mkdir(parents=True)
        with staging.Staging(self.out) as living:
            self.assertEqual([], staging.mend([self.out]))
            self.assertEqual([living.path.name], self.left())
        self.assertEqual([], self.left())

    def test_a_journal_that_cannot_be_read_is_said(self):
        (self.out / ".running-dead").mkdir(parents=True)
        for text in ("{", "[]", '{"moves": 1}', "é"):
            (self.out / ".running-dead").mkdir(exist_ok=True)
            (self.out / ".running-dead" / staging.JOURNAL).write_text(text)
            self.assertEqual(1, len(staging.mend([self.out])))
            self.assertEqual([], self.left())

    def test_a_renaming_that_fails_puts_everything_back(self):
        self.out.mkdir()
        for name in "abc":
            (self.out / name).write_text("old")
        (self.out / "stale").write_text("old")
        true, calls = os.replace, []

        def third_fails(source, place):
            if pathlib.Path(place).name in "abcd":
                calls.append(place)
                if len(calls) == 3:
                    raise OSError(errno.ENOSPC, "No space left on device")
            true(source, place)

        with staging.Staging(self.out) as here, mock.patch.object(os, "replace", third_fails), self.assertRaises(OSError):
            staging.publish([here], [(here.write("new"), self.out / name) for name in "dabc"], [self.out / "stale"])
        self.assertEqual(["a", "b", "c", "stale"], sorted(os.listdir(self.out)))
        self.assertEqual({"old"}, {path.read_text() for path in self.out.iterdir()})

    def test_a_directory_in_the_way_is_refused_before_anything_is_renamed(self):
        (self.out / "b").mkdir(parents=True)
        with staging.Staging(self.out) as here, self.assertRaises(IsADirectoryError):
            staging.publish([here], [(here.write("new"), self.out / "a"), (here.write("new"), self.out / "b")])
        self.assertEqual(["b"], os.listdir(self.out))

    def test_another_file_system_below_the_directory(self):
        true = os.replace

        def crosses(source, place):
            if staging.PREFIX in str(pathlib.Path(source).parent) and staging.PREFIX not in str(place):
                raise OSError(errno.EXDEV, "Invalid cross-device link")
            true(source, place)

        with staging.Staging(self.out) as here, mock.patch.object(os, "replace", crosses):
            staging.publish([here], [(here.write("new"), self.out / "a")])
        self.assertEqual(["a"], os.listdir(self.out))


class FullDisk(unittest.TestCase):
    """A disk with no room, as a limit on the size of files."""

    def test_export(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            java = {"name": "java", "display_name": "Java (Engram)", "language": "java"}
            nbformat.write(v4.new_notebook(cells=[v4.new_markdown_cell("x" * 60_000)], metadata={"kernelspec": java}),
                           folder / "one.ipynb")
            (folder / "out").mkdir()
            (folder / "out" / "one.html").write_text("old")
            result = subprocess.run(["bash", "-c", 'ulimit -f 32; exec "$0" export one.ipynb --out out', WORKBENCH], cwd=folder,
                                    capture_output=True, text=True, timeout=120)
            self.assertEqual((1, ""), (result.returncode, result.stdout), result.stderr)
            self.assertRegex(result.stderr, r"^workbench: .*one\.ipynb: the results could not be written .*try --out[^\n]*\n$")
            self.assertEqual(["one.html"], os.listdir(folder / "out"))
            self.assertEqual("old", (folder / "out" / "one.html").read_text())


if __name__ == "__main__":
    unittest.main()
