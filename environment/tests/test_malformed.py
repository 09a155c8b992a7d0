"""Files that are no notebooks, or odd ones: one line and exit code 2 before any work, or a page; nothing is left behind."""

import copy
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import warnings
from unittest import mock

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
WORKBENCH = ENVIRONMENT / "workbench"
sys.path.insert(0, str(ENVIRONMENT / "jupyter"))

import run  # noqa: E402

CODE = {"cell_type": "code", "id": "a1", "metadata": {}, "source": "6 * 7", "execution_count": None, "outputs": []}
WHOLE = {"nbformat": 4, "nbformat_minor": 5, "cells": [CODE],
         "metadata": {"kernelspec": {"name": "java", "display_name": "Java", "language": "java"}}}


def changed(*path, to):
    """The whole notebook with one thing changed, as JSON."""
    notebook = copy.deepcopy(WHOLE)
    place = notebook
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(notebook)


def without(*path):
    notebook = copy.deepcopy(WHOLE)
    place = notebook
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return json.dumps(notebook)


def output(value):
    return changed("cells", 0, "outputs", to=[value])


def shows(data):
    return output({"output_type": "display_data", "metadata": {}, "data": data})


DEEP = "[" * 100_000
REFUSED = {
    "empty": "",
    "blank": " \n",
    "a number": "42",
    "null": "null",
    "text": '"notebook"',
    "cut short": json.dumps(WHOLE)[:-5],
    "two notebooks": json.dumps(WHOLE) * 2,
    "100,000 brackets": DEEP,
    "100,000 brackets in a cell": json.dumps(WHOLE).replace('"6 * 7"', DEEP),
    "100,000 brackets, closed": json.dumps(WHOLE).replace('"outputs": []', '"outputs": ' + DEEP + "]" * 100_000),
    "3,000 brackets, closed": json.dumps(WHOLE).replace('"metadata": {}', '"metadata": {"x": ' + "[" * 3000 + "]" * 3000 + "}"),
    "byte order mark": "\ufeff" + json.dumps(WHOLE),
    "UTF-16": json.dumps(WHOLE).encode("utf-16"),
    "Latin-1": json.dumps(WHOLE).replace("6 * 7", "é").encode("latin-1"),
    "zeros": bytes(1000),
    "NaN": json.dumps(WHOLE).replace('"execution_count": null', '"execution_count": NaN'),
    "Infinity": json.dumps(WHOLE).replace('"execution_count": null', '"execution_count": -Infinity'),
    "1e999": json.dumps(WHOLE).replace('"execution_count": null', '"execution_count": 1e999'),
    "a number of 10,000 digits": json.dumps(WHOLE).replace('"execution_count": null', '"execution_count": ' + "9" * 10_000),
    "no nbformat": without("nbformat"),
    "nbformat 3": changed("nbformat", to=3),
    "nbformat 99": changed("nbformat", to=99),
    "nbformat text": changed("nbformat", to="4"),
    "nbformat_minor missing": without("nbformat_minor"),
    "nbformat_minor text": changed("nbformat_minor", to="five"),
    "nbformat_minor huge": changed("nbformat_minor", to=10 ** 30),
    "metadata a list": changed("metadata", to=[]),
    "metadata null": changed("metadata", to=None),
    "metadata missing": without("metadata"),
    "kernelspec null": changed("metadata", "kernelspec", to=None),
    "kernelspec a list": changed("metadata", "kernelspec", to=["java"]),
    "kernelspec without a name": without("metadata", "kernelspec", "name"),
    "language a number": changed("metadata", "kernelspec", "language", to=8),
    "language null": changed("metadata", "kernelspec", "language", to=None),
    "language_info null": changed("metadata", "language_info", to=None),
    "engram a number": changed("metadata", "engram", to=1),
    "cells an object": changed("cells", to={}),
    "cells null": changed("cells", to=None),
    "a cell that is a number": changed("cells", to=[1]),
    "a cell that is null": changed("cells", to=[None]),
    "a cell of an unknown type": changed("cells", 0, "cell_type", to="heading"),
    "a cell without a type": without("cells", 0, "cell_type"),
    "source a number": changed("cells", 0, "source", to=7),
    "source a list of numbers": changed("cells", 0, "source", to=[7]),
    "source missing": without("cells", 0, "source"),
    "cell metadata a list": changed("cells", 0, "metadata", to=[]),
    "outputs null": changed("cells", 0, "outputs", to=None),
    "outputs an object": changed("cells", 0, "outputs", to={}),
    "an output that is text": output("42"),
    "an output of an unknown type": output({"output_type": "sound"}),
    "a stream without text": output({"output_type": "stream", "name": "stdout"}),
    "a stream of numbers": output({"output_type": "stream", "name": "stdout", "text": 7}),
    "data a list": shows([]),
    "HTML a number": shows({"text/html": 7}),
    "a picture that is an object": shows({"image/png": {}}),
    "an error without a trace": output({"output_type": "error", "ename": "x"}),
    "execution_count text": changed("cells", 0, "execution_count", to="one"),
    "half a surrogate pair": changed("cells", 0, "source", to="\ud800"),
    "half a surrogate pair in an output": shows({"text/plain": "x\udfff"}),
    "half a surrogate pair in the metadata": changed("metadata", "title", to="\ud800"),
}
ACCEPTED = {
    "no kernelspec": without("metadata", "kernelspec"),
    "ids twice": changed("cells", to=[CODE, CODE]),
    "no ids": without("cells", 0, "id"),
    "format 4.0": changed("nbformat_minor", to=4).replace('"id": "a1", ', ""),
    "format 4.9": changed("nbformat_minor", to=9),
    "no cells": changed("cells", to=[]),
    "a chart that is null": shows({"application/vnd.plotly.v1+json": None}),
    "a chart that is a list": shows({"application/vnd.plotly.v1+json": [1]}),
    "verdicts that are text": shows({"application/vnd.engram.verdicts+json": "x", "text/plain": "y"}),
    "a picture that is none": shows({"image/png": '"><script>alert(1)</script>'}),
    "200 brackets in metadata": json.dumps(WHOLE).replace('"metadata": {}', '"metadata": {"x": ' + "[" * 200 + "]" * 200 + "}"),
    "source in lines": changed("cells", 0, "source", to=["6 *\n", "7"]),
    "unknown words in the metadata": changed("metadata", "x", to={"y": [None]}),
}


class Malformed(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="a folder with spaces ")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def export(self, text):
        """run.py's export of a file with this text, without a process of its own."""
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        path = self.folder / "one.ipynb"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        arguments = ["run.py", "--export", "--out", str(self.folder / "out"), str(path)]
        with mock.patch.object(sys, "argv", arguments), mock.patch.object(sys, "stderr", said), \
                mock.patch.object(sys, "stdout", io.TextIOWrapper(io.BytesIO())), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of nbconvert's own calls
            code = run.main()
        said.flush()
        return code, said.buffer.getvalue().decode("utf-8")

    def test_one_line_and_exit_code_2(self):
        for name, text in REFUSED.items():
            with self.subTest(name):
                code, said = self.export(text)
                self.assertEqual(2, code, said)
                self.assertRegex(said, r"^workbench: [^\n]*one\.ipynb[^\n]*; try [^\n]*\n$")
                self.assertEqual(["one.ipynb"], os.listdir(self.folder))

    def test_odd_ones_become_pages(self):
        for name, text in ACCEPTED.items():
            with self.subTest(name):
                self.assertEqual((0, ""), self.export(text))
                self.assertEqual(["one.html"], os.listdir(self.folder / "out"))
                self.assertNotIn("<script>alert", (self.folder / "out" / "one.html").read_text())

    def test_the_command_refuses_them_too(self):
        for name in ("metadata a list", "kernelspec null", "100,000 brackets", "half a surrogate pair"):
            for command in ("run", "export", "diff"):
                (self.folder / "one.ipynb").write_text(REFUSED[name])
                result = subprocess.run([WORKBENCH, command, "one.ipynb"], cwd=self.folder, capture_output=True, text=True,
                                        timeout=120)
                self.assertEqual((2, "", 1), (result.returncode, result.stdout, len(result.stderr.splitlines())), result)
                self.assertEqual(["one.ipynb"], os.listdir(self.folder))

    def test_files_that_are_none(self):
        (self.folder / "folder.ipynb").mkdir()
        (self.folder / "loop.ipynb").symlink_to("loop.ipynb")
        (self.folder / "dangling.ipynb").symlink_to("nowhere")
        os.mkfifo(self.folder / "pipe.ipynb")
        for name in ("folder", "loop", "dangling", "pipe"):
            result = subprocess.run([WORKBENCH, "run", f"{name}.ipynb"], cwd=self.folder, capture_output=True, text=True, timeout=120)
            self.assertEqual((2, "", 1), (result.returncode, result.stdout, len(result.stderr.splitlines())), result)
            self.assertIn(f"{name}.ipynb", result.stderr)

    def test_a_page_that_cannot_be_made(self):
        import pages
        with mock.patch.object(pages, "html", side_effect=ValueError("two\nlines")):
            self.assertEqual(1, self.export(json.dumps(WHOLE))[0])
        self.assertEqual([], [name for name in os.listdir(self.folder) if name != "one.ipynb"])


if __name__ == "__main__":
    unittest.main()
