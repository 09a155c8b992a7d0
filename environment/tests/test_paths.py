"""Names that shells, Java and Jupyter could misread, of the checkout and of what is given on the command line."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import nbformat
import nbformat.v4 as v4
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
WORKBENCH = ENVIRONMENT / "workbench"
sys.path.insert(0, str(ENVIRONMENT / "jupyter"))

import kernelspec  # noqa: E402

NAMES = ["two words", 'quo"te', "apo'strophe", "br{resource_dir}ace", "{connection_file}", "$HOME", "`id`", "a*b?[c]", "back\\slash", "é☃",
         "-dash", "--paper", "semi;colon", "a&b|c", "#hash", "100%", "~", "line\nend", "{", "\\n"]


class Kernelspecs(unittest.TestCase):

    def test_the_kernel_starts_from_any_directory(self):
        for name in NAMES:
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                place = pathlib.Path(folder) / name
                place.mkdir()
                java = place / "java"
                java.write_text(f"#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\n")
                java.chmod(0o755)
                flags = [f"-Dx={place}", "-cp", f"{place}/*:{place}/lib/*", "engram.kernel.Main"]
                kernelspec.main(place / "kernels" / "java", str(java), *flags)
                manager = KernelManager(kernel_name="java", connection_file=str(place / "connection.json"),
                                        kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(place / "kernels")]))
                manager._launch_args = {}
                said = subprocess.run(manager.format_kernel_cmd(), capture_output=True, text=True, timeout=60)
                self.assertEqual([*flags, os.path.realpath(place / "connection.json")], json.loads(said.stdout), said.stderr)

    def test_it_is_written_only_when_it_differs(self):
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder) / "java"
            kernelspec.main(place, "/jdk/bin/java", "-x")
            os.utime(place / "launch", (1, 1))
            kernelspec.main(place, "/jdk/bin/java", "-x")
            self.assertEqual(1, (place / "launch").stat().st_mtime)
            kernelspec.main(place, "/jdk/bin/java", "-y")
            self.assertIn("-y", (place / "launch").read_text())
            self.assertEqual(["kernel.json", "launch"], sorted(os.listdir(place)))


class Arguments(unittest.TestCase):

    def export(self, folder, *arguments, **settings):
        environment = {name: value for name, value in {**os.environ, **settings}.items() if value is not None}
        return subprocess.run([WORKBENCH, "export", *arguments], cwd=folder, capture_output=True, text=True, timeout=300, env=environment)

    def notebooks(self, folder, names):
        for name in names:
            java = {"name": "java", "display_name": "Java (Engram)", "language": "java"}
            nbformat.write(v4.new_notebook(metadata={"kernelspec": java}), pathlib.Path(folder) / f"{name}.ipynb")

    def test_notebooks_and_out_of_any_name(self):
        with tempfile.TemporaryDirectory() as folder:
            self.notebooks(folder, NAMES)
            for out in ('qu"ote {resource_dir} $HOME *', "-dash", "line\nend"):
                result = self.export(folder, "--out", out, "--", *(f"{name}.ipynb" for name in NAMES))
                self.assertEqual((0, ""), (result.returncode, result.stderr))
                self.assertEqual(len(NAMES), len(result.stdout.splitlines()))
                self.assertEqual(sorted(f"{name}.html" for name in NAMES), sorted(os.listdir(pathlib.Path(folder) / out)))

    def test_a_name_that_is_not_there_is_refused_in_one_line(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in NAMES:
                result = self.export(folder, "--", f"{name}.ipynb")
                self.assertEqual((2, "", 1), (result.returncode, result.stdout, len(result.stderr.splitlines())), result)

    def test_settings_of_the_user_that_lead_nowhere(self):
        with tempfile.TemporaryDirectory() as folder:
            self.notebooks(folder, ["one"])
            result = self.export(folder, "one.ipynb", "--out", "out", HOME=None, TMPDIR="/nowhere", PYTHONHOME="/nonsense",
                                 PYTHONPATH="/nonsense", PYTHONIOENCODING="nonsense", PYTHONUTF8="7", VIRTUAL_ENV="/nonsense")
            self.assertEqual((0, ""), (result.returncode, result.stderr))
            self.assertEqual(["one.ipynb", "out"], sorted(os.listdir(folder)))
            result = self.export(folder, "one.ipynb", "--out", "out", HOME="/proc/nowhere", LC_ALL="C")
            self.assertEqual((0, ""), (result.returncode, result.stderr))

    def test_a_checkout_that_java_cannot_read_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("co:lon", "exclamation!", "line\nend", "ends\n"):
                place = pathlib.Path(folder) / name / "environment"
                place.mkdir(parents=True)
                (place / "workbench").symlink_to(WORKBENCH)
                result = subprocess.run([place / "workbench", "run"], capture_output=True, text=True, timeout=60)
                self.assertEqual((2, "", 1), (result.returncode, result.stdout, len(result.stderr.splitlines())), result)
                self.assertIn(name.replace("\n", "\\n"), result.stderr)


if __name__ == "__main__":
    unittest.main()
