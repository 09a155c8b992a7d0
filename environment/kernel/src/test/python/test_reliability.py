"""What no message, no cell and no interrupt may do to the kernel.

Run as test_kernel.py is run.
"""

import json
import os
import random
import re
import socket
import time
import unittest

import zmq
from jupyter_client.session import Session

from test_kernel import TIMEOUT, Kernel, plain


class Messages(Kernel):
    """Frames as nobody should send them, to each channel; the kernel answers what comes next."""

    def setUp(self):
        info = self.client.get_connection_info()
        self.context = zmq.Context()
        self.sockets = {}
        self.sent = 0
        for channel in ("shell", "control", "stdin"):
            s = self.context.socket(zmq.DEALER)
            s.linger = 0
            s.connect("tcp://%s:%d" % (info["ip"], info[channel + "_port"]))
            self.sockets[channel] = s
        self.session = Session(key=self.client.session.key)

    def tearDown(self):
        for s in self.sockets.values():
            s.close()
        self.context.term()

    def message(self, kind="kernel_info_request", content=None, header=None):
        """The parts of a message, as bytes: header, parent, metadata, content."""
        if header is None:
            header = self.session.msg_header(kind)
        self.sent += 1  # no two signatures are the same unless a test wants it
        parts = (header, {}, {"n": self.sent, "test": self.id()}, {} if content is None else content)
        return [p if isinstance(p, bytes) else json.dumps(p, default=str).encode() for p in parts]

    def signed(self, parts):
        return [b"<IDS|MSG>", self.session.sign(parts)] + parts

    def answer(self, channel, timeout=10):
        """The content of the next reply on a channel, or None."""
        s = self.sockets[channel]
        if not s.poll(timeout * 1000):
            return None
        _, frames = self.session.feed_identities(s.recv_multipart())
        return self.session.deserialize(frames)

    def lives(self, channel):
        """Sends an honest request and expects its answer, and nothing else before it."""
        parts = self.message()
        self.sockets[channel].send_multipart(self.signed(parts))
        reply = self.answer(channel)
        self.assertIsNotNone(reply, channel)
        self.assertEqual(reply["msg_type"], "kernel_info_reply")
        self.assertEqual(reply["parent_header"]["msg_id"], json.loads(parts[0])["msg_id"])

    def bad_frames(self):
        parts = self.message(content={"n": random.random()})
        signature = self.session.sign(parts)
        deep = b"[" * 100_000 + b"]" * 100_000
        yield "signature wrong", [b"<IDS|MSG>", b"0" * 64] + parts
        yield "signature empty", [b"<IDS|MSG>", b""] + parts
        yield "signature in capitals", [b"<IDS|MSG>", signature.upper()] + parts
        yield "signature not text", [b"<IDS|MSG>", b"\xff\x00"] + parts
        yield "no delimiter", [b"x", signature] + parts
        yield "one empty frame", [b""]
        yield "delimiter only", [b"<IDS|MSG>"]
        yield "four of six frames", self.signed(parts)[:4]
        yield "five of six frames", self.signed(parts)[:5]
        yield "two delimiters", [b"<IDS|MSG>"] + self.signed(parts)
        yield "header null", self.signed([b"null"] + self.message()[1:])
        yield "header 42", self.signed([b"42"] + self.message()[1:])
        yield "header not JSON", self.signed([b"{"] + self.message()[1:])
        yield "header without msg_type", self.signed(self.message(header={"msg_id": "1"}))
        yield "msg_type a number", self.signed(self.message(header={"msg_id": "1", "msg_type": 42}))
        yield "msg_type null", self.signed(self.message(header={"msg_id": "1", "msg_type": None}))
        yield "msg_type a list", self.signed(self.message(header={"msg_id": "1", "msg_type": [deep.decode()]}))
        yield "header nested deeply", self.signed([deep] + self.message()[1:])
        yield "unknown type", self.signed(self.message("no_such_request"))
        yield "a reply", self.signed(self.message("execute_reply", {"status": "error"}))
        yield "nothing but bytes", [os.urandom(100) for _ in range(8)]

    def test_untrusted_or_unreadable_is_dropped(self):
        for channel in ("shell", "control"):
            for name, frames in self.bad_frames():
                with self.subTest(channel=channel, name=name):
                    self.sockets[channel].send_multipart(frames)
                    self.lives(channel)

    def test_signed_but_wrong_is_answered(self):
        deep = "[" * 100_000 + "]" * 100_000
        cases = [
            ("execute_request", b"42"), ("execute_request", b"{"), ("execute_request", b"null"), ("execute_request", b""),
            ("execute_request", b"[]"), ("execute_request", {}), ("execute_request", {"code": None}),
            ("execute_request", {"code": {}}), ("execute_request", {"code": "1", "user_expressions": 42}),
            ("execute_request", {"code": "1", "silent": []}), ("execute_request", deep.encode()),
            ("execute_request", b'{"code": ' + deep.encode() + b"}"),
            ("complete_request", {}), ("complete_request", {"code": "Ma", "cursor_pos": "x"}),
            ("inspect_request", {}), ("is_complete_request", {}),
            ("history_request", {}), ("history_request", {"hist_access_type": "sideways"}),
            ("history_request", {"hist_access_type": 42}), ("history_request", b"7"),
            ("kernel_info_request", b"42"), ("comm_info_request", b"42"),
        ]
        for kind, content in cases:
            with self.subTest(kind=kind, content=str(content)[:40]):
                self.sockets["shell"].send_multipart(self.signed(self.message(kind, content)))
                reply = self.answer("shell", TIMEOUT)
                self.assertIsNotNone(reply)
                self.assertEqual(reply["msg_type"], kind.replace("request", "reply"))
                self.assertEqual(reply["content"]["status"], "error", reply)
                self.lives("shell")
        for kind, content in (("interrupt_request", b"42"), ("execute_request", {"code": "while (true) {}"})):
            self.sockets["control"].send_multipart(self.signed(self.message(kind, content)))
            self.assertEqual(self.answer("control")["content"]["status"], "error")
            self.lives("control")
        self.assertEqual(self.value("6 * 7"), "42")

    def test_odd_but_readable_is_served(self):
        for kind, content, status in (
            ("complete_request", {"code": "Math.sq", "cursor_pos": 10**6}, "ok"),
            ("complete_request", {"code": "Math.sq", "cursor_pos": -3}, "ok"),
            ("inspect_request", {"code": "Math", "cursor_pos": 10**6}, "ok"),
            ("execute_request", {"code": "2 + 2", "more": ["x"] * 1000}, "ok"),
        ):
            self.sockets["shell"].send_multipart(self.signed(self.message(kind, content)))
            self.assertEqual(self.answer("shell", TIMEOUT)["content"]["status"], status, kind)
        extra = self.signed(self.message()) + [b"a buffer", b"another"]
        self.sockets["shell"].send_multipart(extra)
        self.assertEqual(self.answer("shell")["msg_type"], "kernel_info_reply")
        for kind in ("comm_open", "comm_msg", "comm_close"):
            for content in ({}, {"comm_id": None}, {"comm_id": "x", "target_name": "nowhere", "data": 42}):
                self.sockets["shell"].send_multipart(self.signed(self.message(kind, content)))
                self.lives("shell")

    def test_a_message_that_comes_twice_runs_once(self):
        self.value("int runs = 0;")
        frames = self.signed(self.message("execute_request", {"code": "runs++"}))
        for _ in range(3):
            self.sockets["shell"].send_multipart(frames)
        self.assertEqual(self.answer("shell", TIMEOUT)["content"]["status"], "ok")
        self.sockets["control"].send_multipart(frames)
        self.lives("shell")
        self.lives("control")
        self.assertEqual(self.value("runs"), "1")

    def test_input_among_bad_messages(self):
        for name, frames in self.bad_frames():
            self.sockets["stdin"].send_multipart(frames)
        request = self.client.execute('new Scanner(System.in).nextLine() + "!"', allow_stdin=True)
        self.client.get_stdin_msg(timeout=TIMEOUT)
        for name, frames in self.bad_frames():
            self.sockets["stdin"].send_multipart(frames)
        for content in (b"42", {}, {"value": None}, {"value": []}):
            self.sockets["stdin"].send_multipart(self.signed(self.message("input_reply", content)))
        time.sleep(0.5)
        self.client.input("an answer")
        results = [c["data"]["text/plain"] for kind, c, _ in self.outputs(request) if kind == "execute_result"]
        self.reply(request)
        self.assertEqual(results, ["an answer!"])

    def test_bytes_that_are_no_messages(self):
        info = self.client.get_connection_info()
        for channel in ("shell", "control", "stdin", "hb", "iopub"):
            for data in (b"GET / HTTP/1.1\r\n\r\n", os.urandom(2000), b"\xff" + b"\x00" * 8 + b"\x7f" + b"\xff" * 60):
                with socket.create_connection((info["ip"], info[channel + "_port"])) as s:
                    s.sendall(data)
        beat = self.context.socket(zmq.REQ)
        beat.linger = 0
        beat.connect("tcp://%s:%d" % (info["ip"], info["hb_port"]))
        for frames in ([b"ping"], [b"a", b"", b"b"]):
            beat.send_multipart(frames)
            self.assertTrue(beat.poll(5000))
            self.assertEqual(beat.recv_multipart(), frames)
        beat.close()
        self.lives("shell")
        self.lives("control")
        self.assertEqual(self.value("6 * 7"), "42")


class Cells(Kernel):
    """Cells that do what cells should not, each followed by one that works."""

    def fails(self, code, said):
        reply, lines = self.failure(code)
        self.assertIn(said, lines[0])
        self.assertLess(max(map(len, lines)), 500)
        self.assertEqual(self.value("6 * 7"), "42")
        return lines

    def test_what_no_class_file_can_hold(self):
        long = "y" * 65_536
        self.value("int kept = 5;")
        self.fails('String s = "' + long + '";', "constant string too long")
        self.fails('class Holder { String z = "' + long + '"; }', "constant string too long")
        self.fails("int " + long + " = 1;", "too long for the constant pool")
        self.fails("void many(" + ", ".join(f"int p{i}" for i in range(300)) + ") {}", "too many parameters")
        self.fails("int[] big = {" + "123456, " * 12_000 + "};", "code too large")
        self.assertEqual(self.value("kept"), "5")
        self.failure("s")

    def test_nested_too_deeply(self):
        self.fails("(" * 30_000 + "1" + ")" * 30_000, "nested too deeply")
        self.fails("int sum = 1" + " + 1" * 30_000 + ";", "nested too deeply")
        request = self.client.is_complete("(" * 30_000)
        self.assertIn(self.reply(request)["status"], ("error", "invalid", "incomplete", "unknown"))
        self.assertEqual(self.value("6 * 7"), "42")

    def test_exit_does_not_end_the_kernel(self):
        self.value("int kept = 5;")
        for code, said in (
            ("System.exit(0)", "System.exit(0) ended the cell"),
            ("Runtime.getRuntime().exit(1);", "Runtime.exit(1) ended the cell"),
            ("Runtime.getRuntime().halt(2);", "Runtime.halt(2) ended the cell"),
            ("IntConsumer end = System::exit; end.accept(3)", "System.exit(3) ended the cell"),
            ("Stream.of(4).forEach(Runtime.getRuntime()::exit)", "Runtime.exit(4) ended the cell"),
            ("class Pasted { public static void main(String[] a) { System.exit(5); } }\nPasted.main(null);",
             "System.exit(5) ended the cell"),
        ):
            lines = self.fails(code, said)
            self.assertLessEqual(len(lines), 3)
        _, outputs = self.run_cell("var t = new Thread(() -> System.exit(6)); t.start(); t.join();")
        self.assertIn("System.exit(6)", self.text(outputs, "stderr"))
        self.assertEqual(self.value("kept"), "5")

    def test_a_changed_record_takes_its_variables(self):
        self.value("record P(int x) {}\nvar p = new P(1);\nList<P> all = List.of(p);\nint other = p.x();")
        reply, outputs = self.run_cell("record P(int x, int y) {}")
        self.assertEqual(reply["status"], "ok")
        self.assertRegex(self.text(outputs, "stderr"), r"^p, all held values of the old P and are gone; .*\n$")
        _, lines = self.failure("p")
        self.assertRegex(lines[0], r"p went with the old P, which cell \[\d+\] declared anew; run the cell")
        self.assertEqual(self.value("other"), "1")
        self.assertEqual(self.value("var p = new P(1, 2);\np"), "P[x=1, y=2]")
        self.failure("all.size()")

    def test_memory_and_stack(self):
        self.fails("var rows = new ArrayList<long[]>();\nwhile (true) rows.add(new long[Integer.MAX_VALUE - 8]);",
                   "OutOfMemoryError: Java heap space; the kernel may use")
        self.value("rows.clear();")
        self.fails("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)", "StackOverflowError")

    def test_streams(self):
        self.assertEqual(self.value("System.out.close(); System.err.close(); System.in.close(); 3"), "3")
        self.assertEqual(self.value("System.setOut(null); System.setErr(null); System.setIn(null); 4"), "4")
        self.value("System.setOut(new PrintStream(OutputStream.nullOutputStream()));")
        _, outputs = self.run_cell('System.out.println("here"); System.err.println("there");')
        self.assertEqual((self.text(outputs), self.text(outputs, "stderr")), ("here\n", "there\n"))

    def test_a_flood_is_bounded_and_says_so(self):
        _, outputs = self.run_cell('var line = "x".repeat(999) + "\\n";\nfor (int i = 0; i < 100_000; i++) System.out.print(line);', 60)
        text = self.text(outputs)
        self.assertLess(len(text), 10_001_000)
        self.assertIn("this cell has printed 10000000 bytes", text)
        self.assertTrue(text.endswith("90000000 bytes more were printed\n"), text[-100:])
        _, outputs = self.run_cell("for (int i = 0; i < 1000; i++) display(i);", 60)
        self.assertEqual(len([kind for kind, _, _ in outputs if kind == "display_data"]), 1000)

    def test_threads_left_running(self):
        self.value('var late = new Thread(() -> { while (true) { System.out.print("."); try { Thread.sleep(5); }'
                   ' catch (InterruptedException e) { return; } } }); late.start();')
        self.assertEqual(self.value("1"), "1")
        self.value("late.interrupt(); late.join();")
        self.run_cell('new Thread(() -> { throw new IllegalStateException("alone"); }).start(); Thread.sleep(200);')
        self.assertEqual(self.value("2"), "2")

    def test_quiet_cells(self):
        for code in ("1; // note", "1; /* note */", "1;\n// a\n/* b\nc */", '"a"; // "b', "1; // ;\n"):
            self.assertIsNone(self.value(code), code)
        for code, value in (("1 // note;", "1"), ("1 /* ; */", "1"), ('"; // no"', "; // no"), ("';'", ";"),
                            ('"""\n  ; // no"""', "; // no")):
            self.assertEqual(self.value(code), value, code)

    def test_objects_that_print_badly(self):
        self.assertEqual(self.value("new Object() { public String toString() { return null; } }"), "null")
        self.assertEqual(self.value("List.of(new Object() { public String toString() { return null; } })"), "[null]")
        _, lines = self.failure('new Object() { public String toString() { throw new IllegalStateException("shy"); } }')
        self.assertEqual(lines, ["IllegalStateException: shy"])

    def test_no_input(self):
        for code in ("new Scanner(System.in).nextLine()", "System.in.read()",
                     "new BufferedReader(new InputStreamReader(System.in)).readLine()"):
            request = self.client.execute(code, allow_stdin=False)
            self.outputs(request)
            lines = [plain(line) for line in self.reply(request)["traceback"]]
            self.assertIn("this front end takes no input", lines[0])
            self.assertEqual(len(lines), 2)

    def test_overloads_that_call_each_other(self):
        self.assertEqual(self.value("int one(int n, int k) { return n * k; }\nint one(int n) { return one(n, 2); }\none(3)"), "6")
        self.assertEqual(self.value("int two(int n) { return two(n, 2); }\nint two(int n, int k) { return n * k; }\ntwo(3)"), "6")
        self.value("int three(int n, int k) { return n * k; }")
        self.assertEqual(self.value("int three(int n) { return three(n, 2); }\nthree(3)"), "6")
        _, lines = self.failure("int four(int n) { return four(n, 2); }")
        self.assertIn("method four cannot be applied to given types", lines[0])

    def test_rendered_data_keeps_its_metadata(self):
        code = ('var data = new org.dflib.jjava.jupyter.kernel.display.DisplayData("plain");\n'
                'data.putHTML("<b>bold</b>"); data.putMetaData("text/html", Map.of("isolated", true));\n')
        for end in ("display(data);", "display(render(data));"):
            _, outputs = self.run_cell(code + end)
            shown = [content for kind, content, _ in outputs if kind == "display_data"]
            self.assertEqual(shown[0]["metadata"], {"text/html": {"isolated": True}})
            self.assertEqual(shown[0]["data"], {"text/plain": "plain", "text/html": "<b>bold</b>"})


class InterruptsAtAnyMoment(Kernel):
    """A cell that was asked for before an interrupt does not run on; one asked for later does."""

    def stopped(self, request):
        start = time.monotonic()
        self.outputs(request, timeout=20)
        took = time.monotonic() - start
        reply = self.reply(request)
        self.assertIn(reply["status"], ("error", "aborted"), reply)
        self.assertEqual(reply.get("ename", "Interrupted"), "Interrupted", reply)
        return took

    def test_a_hundred_random_moments(self):
        moments = random.Random(10)
        cells = ("Thread.sleep(30_000);", "while (true) {}", "new LinkedBlockingQueue<String>().take();",
                 "int a = 1; int b = 2; int c = 3; Thread.sleep(30_000);", "for (long i = 0; ; i++) {}")
        times = []
        for i in range(100):
            with self.subTest(i=i):
                request = self.begin(moments.choice(cells))
                time.sleep(moments.uniform(0, 0.03))
                for _ in range(moments.choice((1, 1, 1, 3))):
                    self.manager.interrupt_kernel()
                times.append(self.stopped(request))
                if i % 10 == 0:
                    self.assertEqual(self.value("2 + 2"), "4")
        self.assertEqual(len(times), 100)
        self.assertLess(sorted(times)[90], 1.0, times)

    def test_the_boundary_of_queued_cells(self):
        moments = random.Random(11)
        for i in range(20):
            with self.subTest(i=i):
                first = self.client.execute("Thread.sleep(60);", stop_on_error=bool(i % 2))
                second = self.client.execute("Thread.sleep(30_000);")
                time.sleep(moments.uniform(0.03, 0.12))
                self.manager.interrupt_kernel()
                later = self.client.execute("int later = %d; later" % i)
                self.outputs(first, timeout=20)
                first_reply = self.reply(first)
                self.stopped(second)
                outputs = self.outputs(later, timeout=20)
                self.assertEqual(self.reply(later)["status"], "ok")
                self.assertIn(first_reply["status"], ("ok", "error"))

    def test_an_idle_kernel_ignores_it(self):
        for _ in range(10):
            self.manager.interrupt_kernel()
            self.assertEqual(self.value("Thread.sleep(20); 5"), "5")

    def test_what_heeds_no_interrupt_is_left(self):
        for code in (
            "new java.net.ServerSocket(0).accept()",
            "CompletableFuture.supplyAsync(() -> { try { Thread.sleep(30_000); } catch (InterruptedException e) { }"
            " return 1; }).join()",
            "try { Thread.sleep(30_000); } catch (InterruptedException e) { } Thread.sleep(30_000);",
            'new java.math.BigInteger("7").pow(30_000_000).bitLength()',
            "var lock = new java.util.concurrent.locks.ReentrantLock(); var t = new Thread(() -> { lock.lock();"
            " while (true) java.util.concurrent.locks.LockSupport.park(); }); t.start(); Thread.sleep(100); lock.lock();",
            "IntStream.range(0, 8).parallel().forEach(i -> { try { Thread.sleep(30_000); } catch (InterruptedException e)"
            " { throw new RuntimeException(e); } });",
        ):
            with self.subTest(code=code):
                request = self.begin(code)
                time.sleep(1)
                self.manager.interrupt_kernel()
                self.assertLess(self.stopped(request), 1.5)
                self.assertEqual(self.value("6 * 7"), "42")


class Whole(Kernel):
    def test_is_complete(self):
        whole = ("@Deprecated int x = 1;", "@Deprecated int f() { return 1; }", "@interface A {}",
                 "@FunctionalInterface interface F { int f(int x); }", 'String s = """\n  abc\n  """;',
                 '"""\n abc"""', '"""\n%time x\n"""', "Runnable r = () -> {}", "Runnable r = () -> {};", "x -> x",
                 "Function<Integer, Integer> f = x -> x", "List<String> l", "List<String> l = new ArrayList<>();",
                 "new ArrayList<>()", "1; // note", "a < b", "int y = 7\n    % 3;", "%%time\n1 + 1", "// a", "return 1;")
        lacking = ("@Override", "@Deprecated", "@FunctionalInterface\n", '@SuppressWarnings("x")', "@interface A {",
                   'String s = """', 'String s = """\n', 'String s = """\n  abc', '"""\n%time x\n', "Runnable r = () ->",
                   "Runnable r = () -> {", "Function<Integer, Integer> f = x -> {\n return x;", "list.forEach(x ->",
                   "List<", "List<String", "List<String>", "Map<String, List<Integer", "List<String> l = new ArrayList<",
                   "<T>", "<T> T", "<T> T id(T t) {", "class A<T", "%%time\nfor (;;) {")
        invalid = (")", "}", "else", '"abc', "'a", "if x")
        for expected, codes in (("complete", whole), ("incomplete", lacking), ("invalid", invalid)):
            for code in codes:
                with self.subTest(code=code):
                    self.assertEqual(self.reply(self.client.is_complete(code))["status"], expected)


if __name__ == "__main__":
    unittest.main()
