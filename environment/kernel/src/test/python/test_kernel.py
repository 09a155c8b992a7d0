"""The kernel as Jupyter sees it: the standard conformance suite, then what Engram promises on top of it.

Run with JUPYTER_PATH naming a directory that holds kernels/java/kernel.json:

    JUPYTER_PATH=environment/target/jupyter /usr/bin/python3 -m unittest discover -s environment/kernel/src/test/python
"""

import re
import time
import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel

TIMEOUT = 30


def plain(text):
    """Text without terminal colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("to stderr");'
    completion_samples = [
        {"text": "Math.sqr", "matches": {"sqrt("}},
        {"text": '"".isEm', "matches": {"isEmpty()"}},
        {"text": "%cla", "matches": {"classpath"}},
    ]
    complete_code_samples = [
        "1 + 1",
        "int x = 3;",
        "record P(int a) {}",
        "for (int i = 0; i < 3; i++) {}",
        "",
        "// a comment",
        "%time 1 + 1",
    ]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "int x =", "foo(1,", "class A {", "1 +"]
    invalid_code_samples = [")", "}", "if x"]
    code_page_something = "Math.sqrt?"
    code_generate_error = 'throw new IllegalStateException("as asked");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "int seven = 7;\nseven", "result": "7"},
        {"code": "new double[] {0.5, 1}", "result": "double[2] {0.5, 1.0}"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_display_data = [{"code": 'display("shown");', "mime": "text/plain"}]
    code_history_pattern = "6 [*] ?"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.sqrt"


class Kernel(unittest.TestCase):
    """One kernel for all tests below; each leaves it usable."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name="java")
        cls.client.execute_interactive("1", timeout=120)  # the first cell waits for JShell

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def begin(self, code):
        return self.client.execute(code)

    def outputs(self, request, timeout=TIMEOUT):
        """The outputs of a request, each with the time it came, up to idle."""
        found = []
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            # The manager, which sends interrupts, numbers its messages as the client does: the type tells them apart.
            parent = message["parent_header"]
            if (parent.get("msg_id"), parent.get("msg_type")) != (request, "execute_request"):
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return found
            if kind not in ("status", "execute_input"):
                found.append((kind, content, time.monotonic()))

    def await_line(self, request, line, timeout=TIMEOUT):
        """Waits until a running cell has printed a line."""
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") == request and line in message["content"].get("text", ""):
                return

    def reply(self, request, timeout=TIMEOUT):
        while True:
            message = self.client.get_shell_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def run_cell(self, code, timeout=TIMEOUT):
        request = self.begin(code)
        outputs = self.outputs(request, timeout)
        return self.reply(request, timeout), outputs

    def value(self, code):
        reply, outputs = self.run_cell(code)
        self.assertEqual(reply["status"], "ok", reply)
        results = [content["data"]["text/plain"] for kind, content, _ in outputs if kind == "execute_result"]
        return results[0] if results else None

    def failure(self, code):
        """The reply and the traceback of a cell that fails, without colours."""
        reply, outputs = self.run_cell(code)
        self.assertEqual(reply["status"], "error")
        errors = [content for kind, content, _ in outputs if kind == "error"]
        self.assertEqual(len(errors), 1)
        for key in ("ename", "evalue", "traceback"):
            self.assertEqual(errors[0][key], reply[key])
        return reply, [plain(line) for line in reply["traceback"]]

    def text(self, outputs, name="stdout"):
        return "".join(c["text"] for kind, c, _ in outputs if kind == "stream" and c["name"] == name)


class Values(Kernel):
    def test_last_expression_is_the_value(self):
        self.assertEqual(self.value("int a = 2; a * 21"), "42")

    def test_declaration_assignment_void_and_semicolon_give_none(self):
        for code in ("int b = 2;", "b = 3", 'System.out.print("")', "b;", "b + 1;", "import java.util.List;"):
            self.assertIsNone(self.value(code), code)

    def test_language(self):
        self.value("interface Rule { double of(double x); }")
        self.value("record Scale(double by) implements Rule { public double of(double x) { return by * x; } }")
        self.assertEqual(self.value("Rule r = x -> x + 1; r.of(1)"), "2.0")
        self.assertEqual(self.value("new Scale(3).of(2)"), "6.0")
        self.assertEqual(self.value("<T> List<T> twice(T t) { return List.of(t, t); }\ntwice(1)"), "[1, 1]")
        self.assertEqual(self.value("int even(int n) { return n == 0 ? 1 : odd(n - 1); }\n"
                                    "int odd(int n) { return n == 0 ? 0 : even(n - 1); }\neven(10)"), "1")
        self.assertEqual(self.value("int twoOf(int n) { return 2; }\ntwoOf(0)"), "2")
        self.assertEqual(self.value("int twoOf(int n) { return 3; }\ntwoOf(0)"), "3")
        self.assertEqual(self.value("sealed interface Shape permits Dot, Bar {}\n"
                                    "record Dot() implements Shape {}\nrecord Bar() implements Shape {}\n"
                                    "new Dot()"), "Dot[]")
        self.assertEqual(self.value("var list = new ArrayList<Map<String, Integer>>();\nlist.size()"), "0")

    def test_unknown_display_data_number_teaches(self):
        code = ("var bundle = new org.dflib.jjava.jupyter.kernel.display.DisplayData();\n"
                'bundle.putData("application/json", Map.of("x", Double.NaN));\nbundle')
        reply, lines = self.failure(code)
        self.assertIn("put null for a gap", lines[0])
        self.assertEqual(self.value("1"), "1")
        self.assertEqual(self.value("Double.NaN"), "NaN")

    def test_user_expressions(self):
        request = self.client.execute("int u = 4;", user_expressions={"good": "u * u", "bad": "nowhere"})
        answers = self.reply(request)["user_expressions"]
        self.outputs(request)
        self.assertEqual(answers["good"]["data"]["text/plain"], "16")
        self.assertEqual(answers["bad"]["status"], "error")


class Streams(Kernel):
    def test_lines_come_while_the_cell_runs(self):
        request = self.begin('for (int i = 0; i < 4; i++) { System.out.println("line " + i); Thread.sleep(400); }')
        outputs = self.outputs(request)
        end = time.monotonic()
        self.reply(request)
        self.assertEqual(self.text(outputs), "".join(f"line {i}\n" for i in range(4)))
        first = outputs[0][2]
        self.assertGreater(end - first, 1.2)

    def test_threads_unfinished_lines_and_order(self):
        _, outputs = self.run_cell(
            'var t = new Thread(() -> System.out.println("thread")); t.start(); t.join();\n'
            'System.err.println("wrong"); System.out.print("no newline"); display("shown"); System.out.print("é∀😀");')
        self.assertEqual(self.text(outputs), "thread\nno newlineé∀😀")
        self.assertEqual(self.text(outputs, "stderr"), "wrong\n")
        kinds = [kind for kind, _, _ in outputs]
        self.assertLess(kinds.index("display_data"), len(kinds) - 1)

    def test_many_lines_are_few_messages(self):
        _, outputs = self.run_cell("for (int i = 0; i < 100_000; i++) System.out.println(i);")
        self.assertEqual(self.text(outputs).splitlines(), [str(i) for i in range(100_000)])
        self.assertLess(len(outputs), 1000)

    def test_input(self):
        request = self.client.execute("new Scanner(System.in).nextLine() + '!'", allow_stdin=True)
        question = self.client.get_stdin_msg(timeout=TIMEOUT)
        self.assertEqual(question["msg_type"], "input_request")
        self.client.input("an answer")
        results = [c["data"]["text/plain"] for kind, c, _ in self.outputs(request) if kind == "execute_result"]
        self.reply(request)
        self.assertEqual(results, ["an answer!"])

    def test_input_not_allowed(self):
        request = self.client.execute("System.in.read()", allow_stdin=False)
        self.outputs(request)
        self.assertEqual(self.reply(request)["ename"], "NoInput")


class Errors(Kernel):
    def test_exception(self):
        reply, lines = self.failure(
            "int ring(int n, int z) {\n"
            '    if (z % 2 != 0) throw new IllegalArgumentException("ring(n = " + n + ", z = " + z + ")");\n'
            "    return n;\n}\n\nring(100, 7)")
        self.assertEqual(reply["ename"], "IllegalArgumentException")
        self.assertEqual(reply["evalue"], "ring(n = 100, z = 7)")
        self.assertEqual(lines[0], "IllegalArgumentException: ring(n = 100, z = 7)")
        self.assertRegex(lines[1], r"cell \[\d+\], line 2: .*throw new IllegalArgumentException")
        self.assertRegex(lines[2], r"cell \[\d+\], line 6: +ring\(100, 7\)")
        self.assertEqual(len(lines), 3)

    def test_exception_in_a_library(self):
        _, lines = self.failure("int c = 1;\n// a comment\nList.of(1).get(3);")
        self.assertRegex(lines[1], r"line 3: +List.of\(1\).get\(3\);")
        self.assertTrue(any(line.strip().startswith("at Immutable") for line in lines))
        self.assertFalse([line for line in lines if re.search("engram.kernel|jshell|REPL|reflect|dflib", line)])

    def test_causes(self):
        _, lines = self.failure('throw new RuntimeException("outer", new IllegalStateException("inner"));')
        self.assertEqual(lines[0], "RuntimeException: outer")
        self.assertIn("Caused by IllegalStateException: inner", lines)

    def test_own_exception_and_errors(self):
        reply, _ = self.failure('class Odd extends RuntimeException { Odd(String m) { super(m); } }\nthrow new Odd("x");')
        self.assertEqual((reply["ename"], reply["evalue"]), ("Odd", "x"))
        reply, lines = self.failure("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)")
        self.assertEqual(reply["ename"], "StackOverflowError")
        self.assertLess(len(lines), 10)
        reply, _ = self.failure("String s = null;\ns.length()")
        self.assertNotIn("REPL", reply["evalue"])

    def test_compile_error(self):
        reply, lines = self.failure('int before = 1;\nint wrong = "text";\nint after = 2;')
        self.assertEqual(reply["ename"], "CompilationError")
        self.assertIn("incompatible types", reply["evalue"])
        self.assertIn("line 2", lines[1])
        self.assertIn('int wrong = "text";', lines[2])
        self.assertEqual(lines[3].index("^"), lines[2].index('"text"'))
        self.assertEqual(lines[3].count("^"), len('"text"'))
        self.assertEqual(self.value("before"), "1")
        self.failure("after")

    def test_no_failure_is_silent(self):
        for code in ("int q = ;", "foo(", "class A extends Nothing {}", "int f(int a) { return Mth.abs(a); }", ")",
                     "%nosuch", "%maven", "%classpath no/such.jar", "%load no/such.java", "%%nosuch\n1", "nowhere"):
            reply, _ = self.run_cell(code)
            self.assertEqual(reply["status"], "error", code)

    def test_failure_aborts_what_is_queued(self):
        first = self.begin('Thread.sleep(500); throw new RuntimeException("stop");')
        second = self.begin("int never = 1;")
        self.outputs(first)
        self.assertEqual(self.reply(first)["status"], "error")
        self.assertEqual(self.reply(second)["status"], "aborted")
        self.failure("never")

    def test_toString_that_fails(self):
        reply, _ = self.failure('new Object() { public String toString() { throw new RuntimeException("shy"); } }')
        self.assertEqual((reply["ename"], reply["evalue"]), ("RuntimeException", "shy"))


class Interrupts(Kernel):
    THREADS = 'Thread.getAllStackTraces().keySet().stream().map(Thread::getName).sorted().toList().toString()'

    def interrupted(self, code, wait=1.0):
        request = self.begin(code)
        time.sleep(wait)
        start = time.monotonic()
        self.manager.interrupt_kernel()
        outputs = self.outputs(request, timeout=10)
        took = time.monotonic() - start
        reply = self.reply(request)
        self.assertEqual((reply["status"], reply["ename"]), ("error", "Interrupted"), code)
        self.assertEqual(len(reply["traceback"]), 1)
        self.assertLess(took, 1.0, code)
        self.assertEqual(self.value("1 + 1"), "2")
        return outputs

    def test_everything_stops(self):
        self.value("import java.util.stream.*; long x = 0; int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }")
        self.value("void spin() { while (true) {} }\nrecord Loop() { void go() { for (;;) { x++; } } }")
        for code in (
            "while (true) {}",
            "for (;;) x++;",
            "Thread.sleep(100000);",
            "spin();",
            "new Loop().go();",
            "Runnable r = () -> { while (true) {} }; r.run();",
            "fib(100)",
            "do { try { Thread.sleep(10); } catch (InterruptedException e) { } } while (true);",
            "while (true) { try { x++; } catch (Throwable t) { } }",
            "new LinkedBlockingQueue<String>().take();",
            "synchronized (\"\") { \"\".wait(); }",
            "IntStream.iterate(0, i -> i + 1).forEach(i -> {});",
            "long sum = 0; for (long i = 0; i < Long.MAX_VALUE; i++) { sum += i * i; } sum",
            "for (;;) System.out.println(x++);",
        ):
            with self.subTest(code=code):
                self.interrupted(code)

    def test_no_thread_is_left(self):
        self.value(self.THREADS)
        before = self.value(self.THREADS)
        self.interrupted(
            "var pool = Executors.newFixedThreadPool(2);\n"
            "try { pool.invokeAll(List.of(() -> { while (true) {} }, () -> { Thread.sleep(100000); return 1; })); }\n"
            "finally { pool.shutdownNow(); }")
        self.interrupted("IntStream.range(0, 8).parallel().forEach(i -> { while (true) {} });")
        self.interrupted("new Thread(() -> { while (true) {} }).start(); Thread.sleep(100000);")
        time.sleep(0.5)
        after = self.value(self.THREADS)
        common = re.compile(r"ForkJoinPool.commonPool-worker-\d+(, )?")
        self.assertEqual(common.sub("", after), common.sub("", before))

    def test_interrupt_between_cells_harms_nothing(self):
        # The interrupt and the cell travel on two channels: the pause makes sure of their order.
        self.manager.interrupt_kernel()
        time.sleep(1)
        self.assertEqual(self.value("2 + 2"), "4")
        self.manager.interrupt_kernel()
        time.sleep(1)
        self.assertIsNone(self.value("Thread.sleep(200);"))

    def test_waiting_for_input_stops(self):
        request = self.client.execute("System.in.read()", allow_stdin=True)
        self.client.get_stdin_msg(timeout=TIMEOUT)
        self.manager.interrupt_kernel()
        self.outputs(request, timeout=10)
        self.assertEqual(self.reply(request)["ename"], "Interrupted")
        self.assertEqual(self.value("1"), "1")

    def test_queued_cells_are_aborted(self):
        first = self.begin("while (true) {}")
        second = self.begin("1")
        time.sleep(1)
        self.manager.interrupt_kernel()
        self.assertEqual(self.reply(first)["ename"], "Interrupted")
        self.assertEqual(self.reply(second)["status"], "aborted")
        self.assertEqual(self.value("3"), "3")


class Help(Kernel):
    def complete(self, code, at=None):
        request = self.client.complete(code, at)
        return self.reply(request)

    def inspect(self, code, at=None):
        reply = self.reply(self.client.inspect(code, at))
        self.assertTrue(reply["found"], code)
        return reply["data"]["text/plain"]

    def test_completion(self):
        self.value("int someNumber = 1; record Point(double abscissa) {}")
        reply = self.complete("1 + someNu")
        self.assertEqual(reply["matches"], ["someNumber"])
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (4, 10))
        self.assertIn("abscissa()", self.complete("new Point(1).")["matches"])
        self.assertIn("create(", self.complete("tech.tablesaw.api.Table.cre")["matches"])
        reply = self.complete('String s = "😀";\nimport java.util.*;\n%time 1\ns.substr + 1', 52)
        self.assertEqual(reply["matches"], ["substring("])
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (46, 52))

    def test_inspection(self):
        self.assertIn("double Math.sqrt(double", self.inspect("Math.sqrt(2)", 9))
        table = self.inspect("tech.tablesaw.api.Table.create")
        self.assertIn("Table", table)
        self.assertIn("Returns a new, empty table", table)
        self.value("/** Doc. */ double half(double v) { return v / 2; }")
        self.assertIn("half(double v)", self.inspect("1 + half(3)", 6))
        self.assertFalse(self.reply(self.client.inspect("no_such_thing"))["found"])


class Magic(Kernel):
    def test_time(self):
        for code in ("%time 6 * 7", "%%time\nint six = 6;\nsix * 7"):
            reply, outputs = self.run_cell(code)
            self.assertEqual(reply["status"], "ok")
            self.assertRegex(self.text(outputs), r"wall \d+\.\d+ s, CPU \d+\.\d+ s")
            self.assertIn("42", [c["data"]["text/plain"] for kind, c, _ in outputs if kind == "execute_result"])

    def test_error_line_in_a_timed_cell(self):
        _, lines = self.failure("%%time\nint zero = 0;\n1 / zero")
        self.assertIn("line 3", lines[1])


class Lifetime(unittest.TestCase):
    def test_shutdown_while_a_cell_runs_and_restart(self):
        manager, client = start_new_kernel(kernel_name="java")
        try:
            client.execute("int old = 1;", reply=True, timeout=TIMEOUT)
            client.execute("while (true) {}")
            time.sleep(1)
            start = time.monotonic()
            manager.restart_kernel()
            self.assertLess(time.monotonic() - start, 4)
            client.wait_for_ready(timeout=TIMEOUT)
            self.assertEqual(client.execute("old", reply=True, timeout=TIMEOUT)["content"]["status"], "error")
            client.execute("while (true) {}")
            time.sleep(1)
            start = time.monotonic()
            manager.shutdown_kernel()
            self.assertLess(time.monotonic() - start, 3)
            self.assertFalse(manager.is_alive())
        finally:
            client.stop_channels()
            if manager.is_alive():
                manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    unittest.main()
