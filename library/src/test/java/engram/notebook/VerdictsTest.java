package engram.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.notebook.Verdicts.Verdict;
import engram.study.Estimate;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private static Verdicts.Row row(String paper, double here, double se) {
        return Verdicts.of("t").row("q", "Fig 2", paper, here, se).rows().get(0);
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
        assertEquals(Verdict.AGREES, row("1 ± 0", 2.99, 1).verdict());
        assertEquals(Verdict.CLOSE, row("1 ± 0", 3, 1).verdict());
        assertEquals(Verdict.DIFFERS, row("1 ± 0", -2, 1).verdict());
        assertEquals(Verdict.OPEN, row("1.0", Double.NaN, 1).verdict());
        assertEquals(Verdict.OPEN, row("1.0", 1, Double.NaN).verdict());
        assertEquals(Verdict.AGREES, row("1 ± 0", 1, 0).verdict());
        assertEquals(Verdict.DIFFERS, row("1 ± 0", 1.01, 0).verdict());
    }

    @Test
    void wordsAndWholeNumbersHaveNoZ() {
        Verdicts table = Verdicts.of("t")
                .exact("letters", "Sec. 3", 5, 5)
                .holds("energy falls", "Eq. 4", false)
                .note("asymmetric <couplings>")
                .row("slope", "Fig 2", "0.0053", new Estimate(0.0052, 0.0002, 4));
        assertEquals(Verdict.AGREES, table.rows().get(0).verdict());
        assertEquals(Verdict.DIFFERS, table.rows().get(1).verdict());
        assertNull(table.json().get(0).get("z"));
        assertEquals("differs", table.json().get(1).get("verdict"));
        assertTrue(table.html().contains("asymmetric &lt;couplings&gt;"));
        String[] lines = table.toString().split("\n");
        assertEquals(5, lines.length);
        assertEquals(lines[1].indexOf("verdict"), lines[2].indexOf("agrees"));
        assertEquals(lines[1].indexOf("verdict"), lines[3].indexOf("differs"));
    }

    @Test
    void whatCannotBeReadIsTold() {
        assertThrows(IllegalArgumentException.class, () -> row("about five", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> row("1.2.3", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> row("1", 1, -1));
        assertThrows(IllegalArgumentException.class, () -> Verdicts.of("t").note("n"));
    }
}
