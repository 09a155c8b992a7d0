package engram.pattern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.Teaches;
import engram.pattern.Hierarchical.Level;
import engram.random.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

class HierarchicalTest {
    private static final int N = 20_000;

    private final Streams streams = Streams.seed(1986);
    private final Hierarchical family = new Hierarchical(List.of(new Level(2, 0.8), new Level(3, 0.9)));

    /** Two trees of six; the bits of each pair differ site by site with one probability. */
    @Test
    void overlapsAreTheFormula() {
        Patterns xi = family.draw(12, N, streams);
        for (int mu = 0; mu < 12; mu++) {
            for (int nu = 0; nu < mu; nu++) {
                double q = family.overlap(mu, nu);
                assertEquals(q, overlap(xi, mu, xi, nu), 4.5 * Math.sqrt((1 - q * q) / N), nu + " and " + mu);
            }
        }
    }

    @Test
    void theFormulaIsTheProductBelowTheLastCommonAncestor() {
        assertEquals(1, family.overlap(4, 4));
        assertEquals(0.81, family.overlap(0, 2), 1e-15);
        assertEquals(0.81 * 0.64, family.overlap(2, 3), 1e-15);
        assertEquals(0, family.overlap(5, 6));
        for (int mu = 0; mu < 24; mu++) {
            for (int nu = 0; nu < 24; nu++) {
                assertEquals(family.overlap(mu, nu), family.overlap(nu, mu));
                for (int rho = 0; rho < 24; rho++) {
                    assertTrue(family.overlap(mu, nu) >= Math.min(family.overlap(mu, rho), family.overlap(rho, nu)));
                }
            }
        }
    }

    @Test
    void ancestorsStandAboveTheirChildren() {
        Patterns xi = family.draw(12, N, streams);
        Patterns parents = family.ancestors(1, 12, N, streams);
        Patterns first = family.ancestors(0, 12, N, streams);
        assertEquals(xi, family.ancestors(2, 12, N, streams));
        assertEquals(4, parents.p());
        assertEquals(2, first.p());
        for (int mu = 0; mu < 12; mu++) {
            assertEquals(0.9, overlap(xi, mu, parents, mu / 3), 4.5 * Math.sqrt((1 - 0.81) / N));
            assertEquals(0.72, overlap(xi, mu, first, mu / 6), 4.5 * Math.sqrt((1 - 0.72 * 0.72) / N));
        }
        for (int k = 0; k < 4; k++) {
            assertEquals(0.8, overlap(parents, k, first, k / 2), 4.5 * Math.sqrt((1 - 0.64) / N));
        }
        assertEquals(2, family.ancestors(1, 5, 10, streams).p());
        assertEquals(1, family.ancestors(0, 5, 10, streams).p());
    }

    @Test
    void withoutLevelsOrDifferencesItIsBinaryBitForBit() {
        Patterns binary = new Binary().draw(5, 200, streams);
        assertEquals(binary, new Hierarchical(List.of()).draw(5, 200, streams));
        assertEquals(binary, new Hierarchical(1, 1).draw(5, 200, streams));
        assertEquals(binary, family.ancestors(0, 30, 200, streams));
        Patterns copies = new Hierarchical(5, 1).draw(5, 200, streams);
        for (int mu = 0; mu < 5; mu++) {
            assertArrayEquals(binary.pattern(0), copies.pattern(mu));
        }
    }

    /** At r = 0 children know nothing of their parent. */
    @Test
    void withoutOverlapChildrenAreIndependent() {
        Patterns xi = new Hierarchical(4, 0).draw(4, N, streams);
        for (int mu = 0; mu < 4; mu++) {
            for (int nu = 0; nu < mu; nu++) {
                assertEquals(0, overlap(xi, mu, xi, nu), 4.5 / Math.sqrt(N));
            }
        }
    }

    @Test
    void theFirstPatternsDoNotDependOnHowMany() {
        assertEquals(family.draw(7, 100, streams), family.draw(12, 100, streams).first(7));
    }

    @Test
    void badInputTeaches() {
        Teaches.oneLine(() -> new Hierarchical(0, 0.5), "branches = 0", "try 4");
        Teaches.oneLine(() -> new Hierarchical(2, -0.1), "-0.1", "0 to 1");
        Teaches.oneLine(() -> new Hierarchical(2, Double.NaN), "NaN");
        Level many = new Level(1 << 16, 0.5);
        Teaches.oneLine(() -> new Hierarchical(List.of(many, many)), "2^31", "fewer");
        Teaches.oneLine(() -> family.draw(0, 10, streams), "p = 0");
        Teaches.oneLine(() -> family.ancestors(3, 4, 10, streams), "level = 3", "to 2");
        Teaches.oneLine(() -> family.overlap(-1, 0), "-1", "from 0");
    }

    private static double overlap(Patterns xi, int mu, Patterns eta, int nu) {
        int n = xi.n();
        double[] one = xi.pattern(mu);
        double[] other = eta.pattern(nu);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += one[i] * other[i];
        }
        return sum / n;
    }
}
