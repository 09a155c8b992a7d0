"""Running notebooks through the real kernel: what is written, what is said, what the exit code is."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

import nbformat
import nbformat.v4 as v4

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
NOTEBOOKS = ENVIRONMENT.parent / "notebooks"
WORKBENCH = ENVIRONMENT / "workbench"
sys.path.insert(0, str(ENVIRONMENT / "jupyter"))

import run  # noqa: E402

RESULT = """
import java.nio.file.*;
Path folder = Path.of(System.getenv("ENGRAM_RESULTS"), "source", "one");
Files.createDirectories(folder);
Files.writeString(folder.resolve("table.csv"), "size\\n" + System.getenv("ENGRAM_SIZE") + "\\n");
System.out.println("written");
"""


def setUpModule():
    """Under nohup the processes that are started here would not heed SIGHUP."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def stop(process):
    """Ends what a failed test left running, which would hold its output open."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


class Running(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="a folder with spaces ")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.out = self.folder / "the results"

    def notebook(self, *sources, path=None):
        path = path or self.folder / "one.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        java = {"name": "java", "display_name": "Java (Engram)", "language": "java"}
        nbformat.write(v4.new_notebook(cells=[v4.new_code_cell(source) for source in sources],
                                       metadata={"kernelspec": java}), path)
        return path

    def run_workbench(self, *arguments):
        return subprocess.run([WORKBENCH, "run", *map(str, arguments)], cwd=self.folder, capture_output=True, text=True,
                              timeout=180)

    def test_a_notebook_that_succeeds(self):
        before = self.notebook(RESULT, "6 * 7").read_text()
        result = self.run_workbench("one.ipynb", "--out", self.out)
        self.assertEqual((0, ""), (result.returncode, result.stderr), result.stdout)
        executed = nbformat.read(self.out / "one.ipynb", as_version=4)
        self.assertEqual("written\n", executed.cells[0].outputs[0].text)
        self.assertEqual("42", executed.cells[1].outputs[0].data["text/plain"])
        self.assertIn("42", (self.out / "one.html").read_text())
        self.assertEqual("size\nQUICK\n", (self.out / "results/source/one/table.csv").read_text())
        self.assertEqual(before, (self.folder / "one.ipynb").read_text(), "the notebook itself is as it was")
        self.assertEqual(["one.html", "one.ipynb", "results"], sorted(os.listdir(self.out)))

    def test_paper_size(self):
        self.notebook(RESULT)
        result = self.run_workbench("--paper", "one.ipynb", "--out", self.out)
        self.assertEqual(0, result.returncode, result)
        self.assertEqual("size\nPAPER\n", (self.out / "results/source/one/table.csv").read_text())

    def test_a_cell_that_fails(self):
        self.notebook(RESULT)
        self.assertEqual(0, self.run_workbench("one.ipynb", "--out", self.out).returncode)
        before = (self.out / "one.ipynb").read_text()
        self.notebook(RESULT.replace("ENGRAM_SIZE", "HOME"), "// the second cell\nint zero = 0;\n1 / zero", "3")
        result = self.run_workbench("one.ipynb", "--out", self.out)
        self.assertEqual(1, result.returncode, result)
        self.assertRegex(result.stdout, r"cell 2 of 3 failed, line 3: 1 / zero")
        self.assertRegex(result.stdout, r"ArithmeticException.*/ by zero")
        self.assertEqual(before, (self.out / "one.ipynb").read_text(), "what an earlier run wrote is as it was")
        self.assertEqual("size\nQUICK\n", (self.out / "results/source/one/table.csv").read_text())
        partial = nbformat.read(self.out / "one.failed.ipynb", as_version=4)
        self.assertEqual(["stream", "error"], [cell.outputs[0].output_type for cell in partial.cells[:2]])
        self.assertEqual([], partial.cells[2].outputs)

    def test_a_cell_that_does_not_compile(self):
        self.notebook("int x = 1;", 'int y = "text";')
        result = self.run_workbench("one.ipynb", "--out", self.out)
        self.assertEqual(1, result.returncode, result)
        self.assertRegex(result.stdout, r'cell 2 of 2 failed, line 1: int y = "text";')
        self.assertIn("incompatible types", result.stdout)

    def test_one_failure_among_several_notebooks(self):
        self.notebook("1 / 0")
        other = self.notebook("1", path=self.folder / "two.ipynb")
        result = self.run_workbench("one.ipynb", other, "--out", self.out)
        self.assertEqual(1, result.returncode, result)
        self.assertTrue((self.out / "two.ipynb").exists(), "the second notebook runs all the same")

    def test_a_kernel_that_dies(self):
        self.notebook("1", 'new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start().waitFor();')
        result = self.run_workbench("one.ipynb", "--out", self.out)
        self.assertEqual(1, result.returncode, result)
        self.assertIn("the kernel stopped in cell 2 of 2", result.stdout)
        self.assertTrue((self.out / "one.failed.ipynb").exists())

    def test_interrupted(self):
        mark = self.folder / "running"
        begin = f'java.nio.file.Files.writeString(java.nio.file.Path.of("{mark}"), "" + ProcessHandle.current().pid());\n'
        stubborn = "while (true) { try { Thread.sleep(1000); } catch (Throwable ignored) { } }"
        patient = "while (true) Thread.sleep(1000);"
        for sign, rest in ((signal.SIGINT, patient), (signal.SIGHUP, patient), (signal.SIGTERM, stubborn)):
            self.notebook(begin + rest)
            process = subprocess.Popen([WORKBENCH, "run", "one.ipynb", "--out", self.out], cwd=self.folder,
                                       stdout=subprocess.PIPE, text=True, start_new_session=True)
            self.addCleanup(stop, process)
            while process.poll() is None and not (mark.exists() and mark.read_text()):
                time.sleep(0.1)
            kernel = int(mark.read_text())
            process.send_signal(sign)
            said, _ = process.communicate(timeout=30)
            self.assertEqual(130, process.returncode, said)
            self.assertIn("interrupted", said)
            self.assertFalse(pathlib.Path(f"/proc/{kernel}").exists(), "no JVM stays behind")
            self.assertEqual([], os.listdir(self.out))
            mark.unlink()

    def test_save(self):
        source = f"test-{os.getpid()}"
        place = NOTEBOOKS / source
        self.addCleanup(shutil.rmtree, place, ignore_errors=True)
        self.addCleanup(shutil.rmtree, NOTEBOOKS / "results" / source, ignore_errors=True)
        path = self.notebook(RESULT.replace('"source"', f'"{source}"'), "6 * 7", path=place / "one.ipynb")
        result = self.run_workbench(path, "--out", self.out, "--save")
        self.assertEqual(0, result.returncode, result)
        saved = path.read_text()
        self.assertEqual("42", json.loads(saved)["cells"][1]["outputs"][0]["data"]["text/plain"][0])
        self.assertEqual("size\nQUICK\n", (NOTEBOOKS / "results" / source / "one/table.csv").read_text())
        self.assertEqual(["one.ipynb"], os.listdir(place))
        self.assertEqual(0, self.run_workbench(path, "--out", self.out, "--save").returncode)
        self.assertEqual(saved, path.read_text(), "the same notebook run again is saved as the same bytes")
        self.notebook("6 * 7", "1 / 0", path=path)
        before = path.read_text()
        self.assertEqual(1, self.run_workbench(path, "--out", self.out, "--save").returncode)
        self.assertEqual(before, path.read_text(), "a notebook that failed is not saved")

    def test_export(self):
        self.notebook("1")
        result = subprocess.run([WORKBENCH, "export", "one.ipynb", "--out", self.out], cwd=self.folder, capture_output=True,
                                text=True, timeout=60)
        self.assertEqual((0, ""), (result.returncode, result.stderr))
        self.assertEqual(["one.html"], os.listdir(self.out))


class Serving(unittest.TestCase):

    def test_start(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        committed = {path.relative_to(NOTEBOOKS): path.read_bytes() for path in NOTEBOOKS.glob("*/*.ipynb")}
        with tempfile.TemporaryDirectory() as private, tempfile.TemporaryDirectory(prefix="my copies ") as copies:
            process = subprocess.Popen([WORKBENCH, "start", "--port", str(port), "--in", copies], stdout=subprocess.PIPE,
                                       stderr=subprocess.STDOUT, text=True, env={**os.environ, "TMPDIR": private})
            try:
                token = next(found.group(1) for found in (re.search(r"token=([0-9a-f]{20,})", line) for line in process.stdout)
                             if found)

                def get(path):
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}?token={token}", timeout=30) as reply:
                        return reply.read().decode("utf-8")

                self.assertEqual("Java (Engram)", json.loads(get("api/kernelspecs"))["kernelspecs"]["java"]["spec"]["display_name"])
                if shutil.which("apt-get"):  # the classic notebook
                    self.assertTrue(json.loads(get("api/config/notebook"))["load_extensions"]["engram/charts"])
                    self.assertIn("register_mime_type", get("nbextensions/engram/charts.js"))
                    self.assertIn("plotly.js v2.35", get("nbextensions/engram/plotly.min.js")[:100])
                # Each notebook opened and saved untouched is as it was, and the committed one was never opened.
                for path, before in committed.items():
                    place = f"api/contents/{urllib.parse.quote(str(path))}"
                    opened = json.loads(get(place))
                    put = urllib.request.Request(f"http://127.0.0.1:{port}/{place}?token={token}", method="PUT",
                                                 data=json.dumps({"type": "notebook", "content": opened["content"]}).encode("utf-8"),
                                                 headers={"Content-Type": "application/json"})
                    urllib.request.urlopen(put, timeout=30).close()
                    self.assertEqual(before, (pathlib.Path(copies) / path).read_bytes(), path)
                    self.assertEqual(before, (NOTEBOOKS / path).read_bytes(), path)
                with self.assertRaises(urllib.error.HTTPError):
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/api/contents", timeout=30)
            finally:
                process.send_signal(signal.SIGTERM)
                process.communicate(timeout=30)
            self.assertEqual(0, process.returncode)
            self.assertEqual([], list(pathlib.Path(copies).glob(".running-*")))
            self.assertEqual([], os.listdir(private), "keys and tokens end with the server")


class Tidying(unittest.TestCase):

    def test_pieces_of_a_stream_are_joined(self):
        def stream(name, text):
            return v4.new_output("stream", name=name, text=text)

        joined = run.joined([stream("stdout", "a"), stream("stdout", "b"), stream("stderr", "c"), stream("stdout", "d")])
        self.assertEqual([("stdout", "ab"), ("stderr", "c"), ("stdout", "d")], [(out.name, out.text) for out in joined])

    def test_what_differs_between_runs_is_removed(self):
        cell = v4.new_code_cell("1", metadata={"execution": {"iopub.status.busy": "2026"}, "tags": ["kept"]})
        notebook = v4.new_notebook(cells=[cell], metadata={"language_info": {"name": "java", "version": "25.0.3"}})
        run.tidy(notebook, "PAPER")
        self.assertEqual({"tags": ["kept"]}, notebook.cells[0].metadata)
        self.assertEqual({"size": "PAPER"}, notebook.metadata.engram)
        self.assertEqual({"name": "java"}, notebook.metadata.language_info)

    def test_verdicts_are_found(self):
        table = v4.new_output("display_data", data={run.VERDICTS: [], "text/plain": "quantity  paper  here"})
        cell = v4.new_code_cell("1", outputs=[v4.new_output("display_data", data={"text/plain": "other"}), table])
        self.assertEqual(["quantity  paper  here"], run.verdicts(v4.new_notebook(cells=[cell])))


if __name__ == "__main__":
    unittest.main()
