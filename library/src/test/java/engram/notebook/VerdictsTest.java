package engram.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.notebook.Verdicts.Verdict;
import engram.statistics.Estimate;
import engram.statistics.LinearFit;
import engram.statistics.Reading;
import engram.statistics.Readings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class VerdictsTest {

    private static final Provenance AT_PAPER = Provenance.of(Size.PAPER, 1982, "Apache-2.0");
    private static final Provenance AT_QUICK = Provenance.of(Size.QUICK, 1982, "Apache-2.0");

    private static Verdicts.Row row(String paper, double here, double se) {
        return Verdicts.of("t").row("q", "Fig 2", paper, here, se).rows().get(0);
    }

    private static Verdict verdict(String paper, double here, double se) {
        return row(paper, here, se).verdict(Size.PAPER);
    }

    @Test
    void aPrintedNumberIsUncertainByItsLastDigit() {
        double u = 0.0001 / 2 / Math.sqrt(3);
        assertEquals(0.0001 / u, row("0.0053", 0.0054, 0).z(), 1e-9);
        assertEquals(
                0.0001 / Math.hypot(u, 0.0002), row("0.0053", 0.0054, 0.0002).z(), 1e-9);
        assertEquals(-2 / (0.5 / Math.sqrt(3)), row("64", 62, 0).z(), 1e-9);
    }

    @Test
    void aPaperMayBringItsOwnError() {
        assertEquals(0.5, row("0.0053 ± 0.0002", 0.0054, 0).z(), 1e-9);
        assertEquals(0.5, row("0.0053(2)", 0.0054, 0).z(), 1e-9);
        assertEquals(-0.5, row("≈ 5.3e-3(2)", 0.0052, 0).z(), 1e-9);
        assertEquals(-1.0, row("−1.0 +- 0.1", -1.1, 0).z(), 1e-9);
    }

    @Test
    void theVerdictFollowsFromZ() {
        assertEquals(Verdict.AGREES, verdict("1 ± 0", 2.99, 1));
        assertEquals(Verdict.CLOSE, verdict("1 ± 0", 3, 1));
        assertEquals(Verdict.DIFFERS, verdict("1 ± 0", -2, 1));
        assertEquals(Verdict.OPEN, verdict("1.0", Double.NaN, 1));
        assertEquals(Verdict.OPEN, verdict("1.0", 1, Double.NaN));
        assertEquals(Verdict.AGREES, verdict("1 ± 0", 1, 0));
        assertEquals(Verdict.DIFFERS, verdict("1 ± 0", 1.01, 0));
    }

    @Test
    void wordsAndWholeNumbersHaveNoZ() {
        Verdicts table = Verdicts.of("t", AT_PAPER)
                .exact("letters", "Sec. 3", 5, 5)
                .holds("energy falls", "Eq. 4", false)
                .note("asymmetric <couplings>")
                .row("slope", "Fig 2", "0.0053", new Estimate(0.0052, 0.0002, 4));
        assertEquals(Verdict.AGREES, table.rows().get(0).verdict(Size.PAPER));
        assertEquals(Verdict.DIFFERS, table.rows().get(1).verdict(Size.PAPER));
        assertNull(table.json().get(0).get("z"));
        assertEquals("differs", table.json().get(1).get("verdict"));
        assertTrue(table.html().contains("asymmetric &lt;couplings&gt;"));
        String[] lines = table.toString().split("\n");
        assertEquals(6, lines.length);
        assertEquals("  " + AT_PAPER, lines[5]);
        assertEquals(lines[1].indexOf("verdict"), lines[2].indexOf("agrees"));
        assertEquals(lines[1].indexOf("verdict"), lines[3].indexOf("differs"));
    }

    @Test
    void aNumberOfThePaperIsNotJudgedAtQuick() {
        Verdicts table = Verdicts.of("t", AT_QUICK)
                .row("spectral gamma_c at the largest Z", "Fig 2", "0.286", 0.0888, 0.003)
                .note("the paper's line at Z = 63")
                .exact("patterns stored", "Sec. 3", 5, 4)
                .holds("energy falls", "Eq. 4", false)
                .row("slope", "Fig 2", "0.0053", Double.NaN, Double.NaN);
        for (Verdicts.Row row : table.rows()) {
            assertEquals(Verdict.NOT_JUDGED, row.verdict(Size.QUICK));
        }
        assertEquals(Verdict.DIFFERS, table.rows().get(0).verdict(Size.PAPER));
        assertEquals("not judged at QUICK", table.json().get(0).get("verdict"));
        assertNull(table.json().get(0).get("z"));
        assertEquals("0.0888 ± 0.0030", table.json().get(0).get("here"));
        for (String shown : List.of(table.toString(), table.html())) {
            assertFalse(shown.contains("differs"), shown);
            assertFalse(shown.contains("\u2212"), shown);
            assertTrue(shown.contains("4 of 4 rows are judged at PAPER only"), shown);
        }
    }

    @Test
    void whatHoldsAtAnySizeIsJudgedAtQuick() {
        Verdicts table = Verdicts.of("t", AT_QUICK)
                .row("capacity in theory", "Eq 7", "0.138", 0.137906, 0)
                .note("solved to 1e-9")
                .atAnySize()
                .row("capacity, simulated", "Eq 7", "0.138", 0.2, 0.001);
        assertEquals(Verdict.AGREES, table.rows().get(0).verdict(Size.QUICK));
        assertEquals("solved to 1e-9", table.rows().get(0).note());
        assertEquals(Verdict.NOT_JUDGED, table.rows().get(1).verdict(Size.QUICK));
        assertTrue(table.toString().contains("1 of 2 rows are judged at PAPER only"));
    }

    @Test
    void theTableSaysWhereItsNumbersComeFrom() {
        for (String said : List.of("PAPER size", "seed 1982", "Engram", "commit", "numbers of 20", "Apache-2.0")) {
            assertTrue(Verdicts.of("t", AT_PAPER).toString().contains(said), said);
            assertTrue(Verdicts.of("t", AT_PAPER).html().contains(said), said);
        }
    }

    @Test
    void nullIsRefusedByName() {
        Verdicts table = Verdicts.of("t");
        Map<String, Executable> calls = Map.of(
                "title", () -> Verdicts.of(null),
                "made", () -> Verdicts.of("t", null),
                "quantity", () -> table.row(null, "s", "1", 1, 1),
                "source", () -> table.exact("q", null, 1, 1),
                "paper", () -> table.row("q", "s", null, 1, 1),
                "here", () -> table.row("q", "s", "1", null),
                "note", () -> table.holds("q", "s", true).note(null));
        calls.forEach((name, call) -> {
            String message = assertThrows(IllegalArgumentException.class, call).getMessage();
            assertTrue(message.contains(name + " = null") && !message.contains("\n"), message);
        });
        assertThrows(IllegalArgumentException.class, table::atAnySize);
    }

    @Test
    void whatCannotBeReadIsTold() {
        assertThrows(IllegalArgumentException.class, () -> row("about five", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> row("1.2.3", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> row("1", 1, -1));
        assertThrows(IllegalArgumentException.class, () -> Verdicts.of("t").note("n"));
    }

    @Test
    void numbersThatKnowTheirErrorsAreComparedAsTheyAre() {
        LinearFit line = LinearFit.of(new double[] {1, 2, 3, 4}, new double[] {1, 2.5, 2.5, 4});
        Verdicts byHand = table().row("slope", "Fig. 2", "0.9", line.slope(), line.slopeSe());
        assertEquals(
                byHand.toString(),
                table().row("slope", "Fig. 2", "0.9", line.coefficient("slope")).toString());
        Estimate mean = Estimate.of(1, 2, 4);
        assertEquals(
                table().row("q", "s", "2", mean.mean(), mean.se()).toString(),
                table().row("q", "s", "2", mean).toString());
    }

    @Test
    void censoredReadingsAreShownAsBoundsAndLeaveTheVerdictOpen() {
        Verdicts.Row row =
                table().row("q", "s", "0.2", Reading.atLeast(0.3)).rows().get(0);
        assertEquals("≥ 0.3", row.here());
        assertEquals(Verdicts.Verdict.OPEN, row.verdict(Size.PAPER));
        Verdicts.Row some = table().row(
                        "q", "s", "1.5", Readings.of(List.of(Reading.found(1), Reading.found(2), Reading.atLeast(3))))
                .rows()
                .get(0);
        assertEquals("1.50 ± 0.50", some.here());
        assertEquals("1 of 3 censored, left out", some.note());
        assertEquals(
                "",
                table().row("q", "s", "1.5", Readings.of(List.of(Reading.found(1), Reading.found(2))))
                        .rows()
                        .get(0)
                        .note());
    }

    @Test
    void likeRowsComeFromOneLine() {
        Verdicts loop = table();
        for (String rule : List.of("H", "G")) {
            loop = loop.exact("period, rule " + rule, "text", 2, rule.length() + 1)
                    .atAnySize();
        }
        assertEquals(
                loop,
                table().each(
                                List.of("H", "G"),
                                (so, rule) -> so.exact("period, rule " + rule, "text", 2, rule.length() + 1)
                                        .atAnySize()));
    }

    @Test
    void wordsAreComparedByNumbers() {
        Estimate half = Estimate.of(0.4, 0.6);
        assertEquals(
                table().holds("q", "s", "about half", half.toString(), true),
                table().between("q", "s", "about half", half, 0.4, 0.6));
        assertEquals(
                table().holds("q", "s", "usually", half.toString(), false),
                table().between("q", "s", "usually", half, 0.5, 1));
        Estimate more = Estimate.of(0.9, 1.1);
        assertEquals(
                table().holds("q", "s", "gain", more + " against " + half, true),
                table().exceeds("q", "s", "gain", more, half));
        assertEquals(
                table().holds("q", "s", "gain", half + " against " + more, false),
                table().exceeds("q", "s", "gain", half, more));
    }

    private static Verdicts table() {
        return Verdicts.of("test", Provenance.of(Size.PAPER));
    }
}
