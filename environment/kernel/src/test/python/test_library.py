"""The library as a user of a notebook meets it: rules and dynamics of one's own, sweeps, mistakes, the README's examples."""

import pathlib
import re
import tempfile
import time
import unittest

from test_kernel import Kernel, plain

README = pathlib.Path(__file__).resolve().parents[5] / "README.md"

STUDY = """
var study = new Capacity<>(new LocalRidge(1e-3), new UniformVectors(3), new Cue.Rerandomised(0.2),
    Asynchronous.budget(500), 0.7, 0.95, 100);
record Ring(int z) {}
int last(Capacity c, int z, int most, Streams own) { return c.scan(Topology.ring(32, z), most, own).last(); }
"""


class Library(Kernel):
    def setUp(self):
        self.assertIsNone(self.value(STUDY + ";"))

    def test_a_rule_written_as_a_lambda(self):
        self.value("LearningRule first = (xi, g) -> new Hebb().learn(xi.first(1), g);")
        self.assertEqual(self.value("last(study.withMemory(first), 6, 4, Streams.seed(1))"), "1")

    def test_a_rule_written_as_a_record_in_blocks(self):
        self.value(
            """
            record Weighted(double newest) implements LearningRule {
                public Couplings learn(Patterns xi, Topology g) {
                    double[] w = new double[g.edges() * 9];
                    for (int i = 0; i < g.n(); i++) {
                        int z = g.degree(i);
                        for (int k = 0; k < z; k++) {
                            int j = g.neighbours()[g.start(i) + k];
                            for (int a = 0; a < 3; a++) for (int b = 0; b < 3; b++) for (int mu = 0; mu < xi.p(); mu++) {
                                w[g.start(i) * 9 + a * z * 3 + k * 3 + b] +=
                                    (mu == xi.p() - 1 ? newest : 1) * xi.pattern(mu)[3 * i + a] * xi.pattern(mu)[3 * j + b];
                            }
                        }
                    }
                    return new Blocks(g, 3, w);
                }
            }
            var xi = new UniformVectors(3).draw(4, 32, Streams.seed(2));
            var ring = Topology.ring(32, 6);
            """
        )
        self.assertEqual(self.value("new Weighted(1).learn(xi, ring).symmetric()"), "true")
        difference = self.value(
            "Math.abs(new Weighted(1).learn(xi, ring).form(xi.pattern(0)) / 32 - new Hebb().learn(xi, ring).form(xi.pattern(0)))"
        )
        self.assertLess(float(difference), 1e-12)
        self.assertEqual(self.value("last(study.withMemory(new Weighted(100)), 6, 1, Streams.seed(1))"), "1")

    def test_a_dynamics_written_as_a_lambda(self):
        self.value(
            """
            Dynamics<SiteModel> still = (model, start, streams, watch) -> new Run(start,
                Collections.nCopies(start.trials(), (Outcome) new Outcome.Exhausted(Clock.updates(0))));
            """
        )
        self.assertEqual(self.value("last(study.withDynamics(still), 6, 3, Streams.seed(1))"), "3")

    def test_an_energy_of_ones_own_has_a_capacity(self):
        self.value(
            """
            Memory<EnergyModel> cubic = (xi, g, streams) -> EnergyModel.of(xi.space(), s -> {
                double energy = 0;
                for (double m : Overlap.withAll(s, xi)) energy -= m * m * m;
                return energy;
            });
            Capacity<SiteModel> mine = new Capacity<>(cubic, new Binary(), new Cue.Flipped(0.1), Asynchronous.untilFixed(Order.PERMUTED, 400),
                0.95, 0.9, 40);
            """
        )
        steep = int(self.value("mine.scan(Topology.complete(20), 12, Streams.seed(1)).last()"))
        shallow = int(self.value("mine.withMemory(new Hebb()).scan(Topology.complete(20), 12, Streams.seed(1)).last()"))
        self.assertGreater(steep, 2 * shallow)

    def test_a_site_rule_and_a_step_of_ones_own(self):
        self.value(
            """
            SiteRule noisy = (h, s, random) -> h[0] = h[0] + 0.1 * random.nextGaussian() > 0 ? 1 : -1;
            StepRule winners = (h, s, next, random) -> {
                double tenth = DoubleStream.of(h).sorted().skip(h.length - 10).findFirst().orElseThrow();
                for (int i = 0; i < h.length; i++) next[i] = h[i] >= tenth ? 1 : -1;
            };
            var bits = new Binary().draw(2, 50, Streams.seed(3));
            var network = Model.of(new Hebb().learn(bits, Topology.complete(50)));
            var start = new Cue.Flipped(0.2).batch(bits, 20, Streams.seed(4));
            var m = Trace.every(50, s -> Math.max(Math.abs(Overlap.signed(bits.space(), s, bits.pattern(0))),
                Math.abs(Overlap.signed(bits.space(), s, bits.pattern(1)))));
            var recalled = new SiteBySite(noisy, Order.UNIFORM, 500).run(network, start, Streams.seed(5), m);
            """
        )
        self.assertEqual(self.value("m.times().length"), "11")
        self.assertGreater(float(self.value("m.values()[10]")), 0.9)
        self.assertEqual(self.value("new AllAtOnce(winners, 4).run(network, start, Streams.seed(6)).end().trials()"), "20")

    def test_a_flow_of_ones_own_is_integrated_and_traced(self):
        # Lotka and Volterra: prey x, predators y; ln(x) - x + ln(y) - y is kept.
        self.value(
            """
            FlowModel hunt = FlowModel.of(new Reals(2), (t, x, v) -> {
                v[0] = x[0] * (1 - x[1]);
                v[1] = x[1] * (x[0] - 1);
            });
            var kept = Trace.every(Clock.time(0.1), x -> Math.log(x[0]) - x[0] + Math.log(x[1]) - x[1]);
            var peaks = new ArrayList<Double>();
            var peak = Event.note((t, x) -> x[1] - 1, (trial, t, x) -> peaks.add(t)).rising();
            var run = Integration.until(20).on(peak).run(hunt, Batch.of(hunt.space(), new double[] {2, 1}), Streams.seed(1), kept);
            """
        )
        self.assertEqual(self.value("kept.times().length"), "201")
        spread = self.value("DoubleStream.of(kept.values()).max().getAsDouble() - DoubleStream.of(kept.values()).min().getAsDouble()")
        self.assertLess(float(spread), 1e-6)
        self.assertEqual(self.value("peaks.size()"), "3")  # each 6.6; the start is none
        self.assertEqual(self.value("run"), "Run(1 trials: 0 fixed points, 0 cycles, 1 exhausted)")
        self.value("FlowModel decay = FlowModel.of(new Reals(1), (t, x, v) -> v[0] = -x[0]);")
        self.assertEqual(self.value("Integration.untilRest(90).run(decay, new double[] {1}, Streams.seed(1)).fixedPoints()"), "1")

    def test_the_study_in_a_sweep_gives_a_table_and_progress(self):
        reply, outputs = self.run_cell(
            """
            LearningRule ridge = (xi, g) -> new LocalRidge(0.1).learn(xi, g);
            var cells = new Sweep<>("own rule", List.of(new Ring(4), new Ring(6)), 2, Streams.seed(1))
                .run((at, own) -> { Thread.sleep(1200); return last(study.withMemory(ridge), at.z(), 8, own); });
            Tidy.table("capacity", cells)
            """
        )
        self.assertEqual(reply["status"], "ok", reply)
        bars = [c for kind, c, _ in outputs if "application/vnd.engram.progress+json" in c.get("data", {})]
        self.assertGreaterEqual(len(bars), 2)
        self.assertEqual(len({bar["transient"]["display_id"] for bar in bars}), 1)
        last = bars[-1]["data"]["application/vnd.engram.progress+json"]
        self.assertEqual((last["done"], last["total"]), (4, 4))
        table = [c["data"] for kind, c, _ in outputs if kind == "execute_result"][0]
        for word in ("replica", "result", "<table"):
            self.assertIn(word, table["text/html"])

    def test_same_seed_same_numbers_as_plain_java(self):
        # The bits that StreamsTest pins down, seen through a notebook.
        self.assertEqual(
            self.value('Long.toHexString(Streams.seed(1982).child("replica", 3).open("patterns").nextLong())'),
            "e2c0f52efa0d1451",
        )

    def test_a_mistake_is_answered_in_one_line(self):
        for code, words in {
            "Topology.ring(100, 7)": ("ring(n = 100, z = 7)", "even", "try 6 or 8"),
            "new LocalRidge(-1)": ("lambda = -1", "zero or more"),
            "new UniformVectors(3).draw(0, 64, Streams.seed(1))": ("p = 0", "at least one"),
        }.items():
            reply, trace = self.failure(code)
            self.assertEqual(reply["ename"], "IllegalArgumentException")
            self.assertEqual(len(reply["evalue"].splitlines()), 1)
            for word in words:
                self.assertIn(word, plain(trace[0]))

    def test_an_interrupted_sweep_stops_at_once_and_leaves_nothing_behind(self):
        for body in (
            "last(study.withTrials(500), at.z(), 100000, own)",  # in the library's loops
            "{ long x = 0; while (true) x++; }",  # in the user's own loop
        ):
            request = self.begin(
                'new Sweep<>("long", List.of(new Ring(4), new Ring(6)), 2, Streams.seed(1))'
                ".run((at, own) -> " + (body if body.startswith("{") else "(Object) " + body) + ")"
            )
            time.sleep(1.5)
            began = time.monotonic()
            self.manager.interrupt_kernel()
            reply = self.reply(request)
            self.assertLess(time.monotonic() - began, 1.0)
            self.assertEqual(reply["status"], "error")
            self.outputs(request)
            left = self.value(
                'Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("sweep")).count()'
            )
            self.assertEqual(left, "0")
            self.assertEqual(self.value("6 * 7"), "42")


class Stored(Kernel):
    """An interrupted cell loses nothing that it had finished; run again, or after a restart, it goes on."""

    CELL = """
    record At(int k) {}
    record Found(int k, double x) {}
    var begun = new java.util.concurrent.atomic.AtomicInteger();
    var store = Store.at(java.nio.file.Path.of("%s"));
    var sweep = new Sweep<>("slow", IntStream.range(0, 8).mapToObj(At::new).toList(), 1, Streams.seed(1))
        .onThreads(2).stored(store, "nothing", Found.class);
    var cells = sweep.run((at, own) -> {
        if (begun.incrementAndGet() == 5) System.out.println("the fifth begins");
        Thread.sleep(600);
        return new Found(at.k(), own.open("x").nextDouble()); });
    """

    def test_interrupt_run_again_restart(self):
        with tempfile.TemporaryDirectory() as folder:
            cell = self.CELL % (pathlib.Path(folder) / "slow.db")
            request = self.begin(cell)
            self.await_line(request, "the fifth begins")  # of two workers: three cells are done, and being written
            time.sleep(0.3)
            began = time.monotonic()
            self.manager.interrupt_kernel()
            self.assertEqual(self.reply(request)["status"], "error")
            self.assertLess(time.monotonic() - began, 1.0)
            self.outputs(request)
            stored = int(self.value('store.study("slow").cells()'))
            self.assertGreaterEqual(stored, 1)
            self.assertLess(stored, 8)
            self.assertEqual(self.run_cell(cell)[0]["status"], "ok")
            self.assertEqual(self.value("begun.get()"), str(8 - stored))
            found = self.value("cells.stream().map(c -> c.result()).toList()")
            self.manager.restart_kernel()
            self.client.wait_for_ready(timeout=60)
            self.assertEqual(self.run_cell(cell)[0]["status"], "ok")
            self.assertEqual(self.value("begun.get()"), "0")
            self.assertEqual(self.value("cells.stream().map(c -> c.result()).toList()"), found)


class Readme(Kernel):
    """What the README shows is run."""

    def test_the_examples_run(self):
        examples = re.findall(r"```java\n(.*?)```", README.read_text(), re.S)
        self.assertEqual(len(examples), 2)
        reply, outputs = self.run_cell(examples[0])
        self.assertEqual(reply["status"], "ok", reply)
        self.assertRegex(self.text(outputs), r"^0\.9\d+ ± 0\.\d+ \(n=500\)\n$")
        reply, outputs = self.run_cell(examples[1])
        self.assertEqual(reply["status"], "ok", reply)
        self.assertTrue([c for kind, c, _ in outputs if kind == "execute_result" and "<table" in c["data"]["text/html"]])

    def test_one_model_from_its_energy_to_a_figure(self):
        examples = re.findall(r"```java\n(.*?)```", (README.parent / "library" / "ONE-MODEL.md").read_text(), re.S)
        self.assertEqual(len(examples), 6)
        for example in examples:
            reply, outputs = self.run_cell(example)
            self.assertEqual(reply["status"], "ok", reply)
            self.assertLessEqual(example.count("\n"), 25)
        shown = [c["data"]["text/plain"] for kind, c, _ in outputs if kind == "execute_result"][0]
        self.assertRegex(shown, "agrees|close")


if __name__ == "__main__":
    unittest.main()
