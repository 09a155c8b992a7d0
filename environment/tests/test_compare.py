"""`workbench diff` and `verify`: what moved, by how many errors; sizes; working copies."""

import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

import nbformat
import nbformat.v4 as v4

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
NOTEBOOKS = ENVIRONMENT.parent / "notebooks"
WORKBENCH = ENVIRONMENT / "workbench"
sys.path.insert(0, str(ENVIRONMENT / "jupyter"))

import compare  # noqa: E402
import copies  # noqa: E402
import source  # noqa: E402


def claim(quantity, here, verdict="agrees", z=None):
    return {"quantity": quantity, "source": "Fig. 1", "paper": "1", "here": here, "z": z, "verdict": verdict, "note": ""}


def notebook(claims, size=None):
    table = v4.new_output("display_data", data={source.VERDICTS: claims, "text/plain": "Paper versus here"})
    made = v4.new_notebook(cells=[v4.new_code_cell("x", outputs=[table])],
                           metadata={"kernelspec": {"name": "java", "display_name": "Java", "language": "java"}})
    if size:
        made.metadata["engram"] = {"size": size}
    return made


class Comparing(unittest.TestCase):
    """A tree of its own: notebooks/source/one.ipynb with its results, and a run."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="a folder with spaces ")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.notebooks, self.out, self.work = self.folder / "notebooks", self.folder / "out", self.folder / "work"
        for module in (compare, source, copies):
            patch = mock.patch.object(module, "NOTEBOOKS", self.notebooks)
            patch.start()
            self.addCleanup(patch.stop)

    def put(self, root, claims, tables=None, size="PAPER"):
        path = root / "source" / "one.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook(claims, size), path)
        for name, text in (tables or {}).items():
            place = root / "results" / "source" / "one" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)
        return path

    def compared(self):
        job = source.Job(self.notebooks / "source" / "one.ipynb", self.out)
        comparison = compare.Comparison(job, compare.newest(job, self.out, self.work))
        said = []
        comparison.tell(said.append)
        return comparison, "\n".join(said)

    def test_claims_within_and_beyond_their_errors(self):
        self.put(self.notebooks, [claim("slope", "1.00 ± 0.03"), claim("offset", "0.10 ± 0.01"), claim("words", "3 of 7")])
        self.put(self.out, [claim("slope", "1.05 ± 0.04"), claim("offset", "0.20 ± 0.01"), claim("words", "3 of 7")])
        comparison, said = self.compared()
        self.assertEqual(1, len(comparison.claims))
        self.assertIn("offset: 0.1 ± 0.01 was committed, the run gives 0.2 ± 0.01, +7.1 errors", said)
        self.assertTrue(comparison.moved)

    def test_nothing_moved(self):
        rows = [claim("a", "1.0 ± 0.1"), claim("b", "2.9e-14"), claim("c", "0.5 ± 0"), claim("d", "no value", "open")]
        table = {"t.csv": "z,n,g,g_se\n4,10,0.5,0.1\n8,10,0.25,0.1\n"}
        self.put(self.notebooks, rows, table)
        rows = copy.deepcopy(rows)
        rows[1]["here"] = "3.1e-15"  # a rounding error is no number
        self.put(self.out, rows, {"t.csv": "z,n,g,g_se\n4,10,0.6,0.1\n8,10,0.25000000000001,0.1\n"})
        self.assertEqual((False, 4), (self.compared()[0].moved, self.compared()[0].judged))

    def test_a_verdict_that_changes(self):
        self.put(self.notebooks, [claim("a", "holds")])
        self.put(self.out, [claim("a", "does not hold", "differs")])
        self.assertIn("a: agrees before (holds), differs now (does not hold)", self.compared()[1])

    def test_words_that_change(self):
        self.put(self.notebooks, [claim("a", "held up to P = 3")])
        self.put(self.out, [claim("a", "held up to P = 5")])
        self.assertIn("3 was committed, the run gives 5, without an error", self.compared()[1])

    def test_quick_against_paper_only_where_judged(self):
        table = {"t.csv": "z,g,g_se\n4,0.5,0.1\n"}
        self.put(self.notebooks, [claim("a", "1.00 ± 0.01"), claim("b", "holds"), claim("c", "3 states")], table)
        self.put(self.out, [claim("a", "7.0 ± 0.1", "not judged at QUICK"), claim("b", "does not hold", "differs"),
                            claim("c", "2 states")], {"t.csv": "z,g,g_se\n4,9,0.1\n"}, size="QUICK")
        comparison, said = self.compared()
        self.assertEqual(["b"], [line.split(":")[0] for _, line in comparison.claims])
        self.assertEqual((2, 1, []), (comparison.judged, comparison.unjudged, comparison.numbers))
        self.assertIn("1 claim not judged at QUICK", said)
        self.assertIn("tables are committed at PAPER and not compared with QUICK", said)

    def test_what_the_run_says_of_its_size_is_surer_than_a_mark_it_inherited(self):
        run = notebook([claim("a", "1", "not judged at QUICK")], size="PAPER")
        run.cells[0].outputs[0].data["text/plain"] = "Paper versus here\n  a  not judged at QUICK"
        self.assertEqual("QUICK", source.made_at(run))

    def test_tables(self):
        self.put(self.notebooks, [], {"t.csv": "rule,z,n,p_c,p_c_sd,g\nhebb,4,100,5,1,0.1\nhebb,8,100,9,1,0.2\n"})
        self.put(self.out, [], {"t.csv": "rule,z,n,p_c,p_c_sd,g\nhebb,8,100,9.2,1,0.2\nhebb,4,100,6,1,0.12\n"})
        said = self.compared()[1]
        self.assertIn("rule=hebb z=4, p_c: 5 ± 0.1 was committed, the run gives 6 ± 0.1, +7.1 errors", said)
        self.assertIn("rule=hebb z=4, g: 0.1 was committed, the run gives 0.12, without an error", said)
        self.assertNotIn("z=8", said)

    def test_a_bare_error_belongs_to_the_column_before_it(self):
        self.put(self.notebooks, [], {"t.csv": "z,slope,se\n4,1,0.1\n"})
        self.put(self.out, [], {"t.csv": "z,slope,se\n4,1.2,0.1\n"})
        self.assertFalse(self.compared()[0].moved)

    def test_tables_that_cannot_be_compared(self):
        self.put(self.notebooks, [claim("gone", "1")], {"gone.csv": "z\n1\n", "cut.csv": "z,g\n1,2\n2,3\n", "other.csv": "z,g\n1,2\n",
                                                        "bad.csv": "z,g\n1,2\n"})
        self.put(self.out, [], {"cut.csv": "z,g\n1,2\n", "other.csv": "z,h\n1,2\n", "bad.csv": "z,g\n1\n"})
        comparison, said = self.compared()
        self.assertEqual(5, len(comparison.lost), said)
        for words in ("claim 'gone'", "gone.csv was not written", "the row z=2 is not there", "columns are z, h now", "not a table"):
            self.assertIn(words, said)

    def test_the_limit_grows_with_how_much_is_compared(self):
        def rows(shift):
            return {"t.csv": "k,g,g_se\n" + "".join(f"{k},{shift if k == 7 else 0},1\n" for k in range(2000))}
        self.put(self.notebooks, [], rows(0))
        for shift, moved in ((5.0, False), (8.0, True)):  # 3.5 and 5.7 errors, of 2,000 numbers
            self.put(self.out, [], rows(shift))
            self.assertEqual(moved, self.compared()[0].moved)

    def test_the_newest_of_run_and_working_copy(self):
        self.put(self.notebooks, [claim("a", "1")])
        old, new = self.put(self.out, [claim("a", "2")], size="QUICK"), self.put(self.work, [claim("a", "3")], size="QUICK")
        os.utime(old, (1, 1))
        job = source.Job(self.notebooks / "source" / "one.ipynb", self.out)
        self.assertEqual(new, compare.newest(job, self.out, self.work).notebook.path)
        os.utime(new, (0, 0))
        self.assertEqual(old, compare.newest(job, self.out, self.work).notebook.path)

    def test_an_untouched_copy_is_no_run(self):
        path = self.put(self.notebooks, [claim("a", "1")])
        (self.work / "source").mkdir(parents=True)
        shutil.copy(path, self.work / "source")
        self.assertIsNone(compare.newest(source.Job(path, self.out), self.out, self.work))

    def test_copies_are_kept_and_older_ones_said(self):
        path = self.put(self.notebooks, [claim("a", "1")])
        (self.notebooks / "README.md").write_text("links")
        self.assertRegex(copies.bring(self.work)[0], "^2 files copied")
        self.assertEqual([], copies.bring(self.work))
        copied = self.work / "source" / "one.ipynb"
        copied.write_text("mine")
        self.assertEqual([], copies.bring(self.work))
        path.write_text(path.read_text() + "\n")
        self.assertRegex("".join(copies.bring(self.work)), r"^source/one.ipynb: your copy is of an older version; it is kept")
        self.assertEqual("mine", copied.read_text())
        copied.unlink()
        copies.bring(self.work)
        self.assertEqual(path.read_bytes(), copied.read_bytes())

    def test_a_file_of_the_users_is_kept(self):
        self.put(self.notebooks, [])
        self.put(self.work, [claim("mine", "1")])
        self.assertRegex("".join(copies.bring(self.work)), "was there and is not a copy of ours; it is kept")

    def test_directories_that_are_refused(self):
        self.put(self.notebooks, [])
        for place in (self.notebooks, self.notebooks / "source", self.folder):
            self.assertRegex(copies.complaint(place), "^--in .* holds the committed notebooks")
        (self.work / "source").mkdir(parents=True)
        (self.work / "source" / "one.ipynb").symlink_to(self.notebooks / "source" / "one.ipynb")
        self.assertRegex(copies.complaint(self.work), "is no copy")


class Committed(unittest.TestCase):

    def workbench(self, *arguments):
        return subprocess.run([WORKBENCH, *map(str, arguments)], capture_output=True, text=True, timeout=120)

    def test_the_committed_results_against_themselves(self):
        """Each committed notebook as if it were a run at the published size: nothing moves, and every table can be compared."""
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            shutil.copytree(NOTEBOOKS, folder / "out", ignore=shutil.ignore_patterns("test-*", ".*"))
            paths = sorted((folder / "out").glob("*/*.ipynb"))
            for path in paths:
                content = json.loads(path.read_text(encoding="utf-8"))
                content["metadata"]["engram"] = {"size": "PAPER"}
                path.write_text(json.dumps(content))
            result = self.workbench("diff", "--out", folder / "out", "--in", folder / "none",
                                    *(NOTEBOOKS / path.relative_to(folder / "out") for path in paths))
            self.assertEqual((0, ""), (result.returncode, result.stderr), result.stdout)

    def test_bad_input(self):
        with tempfile.TemporaryDirectory() as folder:
            committed = next(NOTEBOOKS.glob("start/*.ipynb"))
            foreign = pathlib.Path(folder) / "one.ipynb"
            nbformat.write(notebook([]), foreign)
            for arguments, names in (
                    (["diff"], ["without a notebook"]), (["diff", "--fast"], ["--fast", "--out"]), (["verify", "--fast"], ["--fast"]),
                    (["diff", committed, "--out", folder, "--in", folder], ["no run", "try 'workbench run"]),
                    (["diff", foreign], ["no committed numbers"]), (["verify", foreign], ["no committed numbers"]),
                    (["start", "--in", NOTEBOOKS], ["--in", "committed notebooks"]),
                    (["start", "--in"], ["--in", "without a value"]),
                    (["run", committed, "--out", NOTEBOOKS], ["committed results", "--paper --save"]),
                    (["run", committed, "--out", NOTEBOOKS / "results" / "x"], ["committed results"]),
                    (["run", foreign, "--out", folder], ["write over"]),
                    (["run", committed, "--save"], ["published size", "not overwritten", "--paper --save"])):
                result = self.workbench(*arguments)
                self.assertEqual((2, "", 1), (result.returncode, result.stdout, len(result.stderr.splitlines())), result)
                for name in names:
                    self.assertIn(name, result.stderr)

    def test_committed_notebooks_are_as_jupyter_would_save_them(self):
        for path in sorted(NOTEBOOKS.glob("*/*.ipynb")):
            if not path.parent.name.startswith("test-"):
                text = path.read_text(encoding="utf-8")
                self.assertEqual(nbformat.writes(nbformat.reads(text, as_version=4)) + "\n", text, path)


if __name__ == "__main__":
    unittest.main()
