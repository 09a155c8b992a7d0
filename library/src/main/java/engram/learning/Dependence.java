package engram.learning;

import engram.pattern.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Names the patterns that a rule cannot tell apart. */
final class Dependence {
    /** More than this are counted, not named. */
    private static final int NAMED = 6;

    /** The square of what may be left of a unit vector that is a sum of others, by rounding and by near misses. */
    private static final double NOTHING = 1e-12;

    private Dependence() {}

    /** "pattern 4" or "patterns 1, 2 and 5" or "patterns 0, 1, 2, 3, 4, 5 and 20 more". */
    static String named(List<Integer> patterns) {
        int count = patterns.size();
        int shown = count <= NAMED ? count - 1 : NAMED;
        StringBuilder text = new StringBuilder(count == 1 ? "pattern " : "patterns ");
        for (int k = 0; k < shown; k++) {
            text.append(k == 0 ? "" : ", ").append(patterns.get(k));
        }
        return text.append(shown == 0 ? "" : " and ")
                .append(count <= NAMED ? patterns.get(count - 1).toString() : count - NAMED + " more")
                .toString();
    }

    /**
     * Which patterns depend on others, in the numbers of those sites alone that are asked for: the first pattern that is
     * a sum of multiples of those before it, and which they are.
     */
    static String among(Patterns xi, IntPredicate site) {
        int p = xi.p();
        List<double[]> basis = new ArrayList<>();
        List<double[]> origin = new ArrayList<>();
        for (int mu = 0; mu < p; mu++) {
            double[] rest = xi.pattern(mu);
            for (int k = 0; k < rest.length; k++) {
                rest[k] = site.test(k / xi.d()) ? rest[k] : 0;
            }
            double square = dot(rest, rest);
            double[] from = new double[p];
            from[mu] = 1;
            for (int again = 0; again < 2; again++) {
                for (int b = 0; b < basis.size(); b++) {
                    double share = dot(rest, basis.get(b));
                    add(-share, basis.get(b), rest);
                    add(-share, origin.get(b), from);
                }
            }
            double left = dot(rest, rest);
            if (left <= NOTHING * square) {
                return sentence(mu, from);
            }
            double norm = 1 / Math.sqrt(left);
            basis.add(scaled(norm, rest));
            origin.add(scaled(norm, from));
        }
        return "the patterns nearly depend on one another";
    }

    private static String sentence(int mu, double[] from) {
        List<Integer> others = new ArrayList<>();
        for (int nu = 0; nu < mu; nu++) {
            if (Math.abs(from[nu]) > 1e-6) {
                others.add(nu);
            }
        }
        if (others.size() != 1) {
            return "pattern " + mu + " is a combination of " + named(others);
        }
        int nu = others.get(0);
        return "patterns " + nu + " and " + mu + (from[nu] < 0 ? " are the same" : " are opposites");
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void add(double factor, double[] a, double[] to) {
        for (int k = 0; k < a.length; k++) {
            to[k] += factor * a[k];
        }
    }

    private static double[] scaled(double factor, double[] a) {
        double[] b = a.clone();
        for (int k = 0; k < b.length; k++) {
            b[k] *= factor;
        }
        return b;
    }
}
