package engram.dynamics;

import engram.state.Spins;
import java.util.random.RandomGenerator;

/**
 * One trial of Wolff's dynamics. A site is turned when it joins, so that its projection on r has the other sign from then on
 * and it cannot join again.
 */
final class ClusterTrial {
    private final Bonds bonds;
    private final double[] odds;
    private final double temperature;
    private final Spins space;
    private final double[] s;
    private final RandomGenerator random;
    private final int[] stack;
    private final double[] r;
    private long looked;

    ClusterTrial(Bonds bonds, double[] odds, double temperature, Spins space, double[] s, RandomGenerator random) {
        this.bonds = bonds;
        this.odds = odds;
        this.temperature = temperature;
        this.space = space;
        this.s = s;
        this.random = random;
        stack = new int[space.n()];
        r = new double[space.d()];
    }

    /** For bits: with what probability each bond is taken. */
    static double[] odds(Bonds bonds, double temperature) {
        double[] odds = new double[bonds.strength().length];
        for (int k = 0; k < odds.length; k++) {
            odds[k] = -StrictMath.expm1(-2 * (bonds.strength()[k] / temperature));
        }
        return odds;
    }

    double[] state() {
        return s;
    }

    void turn(long clusters) {
        for (long c = 0; c < clusters; c++) {
            int seed = random.nextInt(space.n());
            if (odds != null) {
                turnBits(seed);
            } else {
                space.direction(random, r, 0);
                reflect(seed);
            }
        }
    }

    private void turnBits(int seed) {
        int[] start = bonds.start();
        int[] neighbour = bonds.neighbour();
        double up = s[seed];
        s[seed] = -up;
        stack[0] = seed;
        int size = 1;
        while (size > 0) {
            poll();
            int i = stack[--size];
            for (int k = start[i]; k < start[i + 1]; k++) {
                int j = neighbour[k];
                if (s[j] == up && random.nextDouble() < odds[k]) {
                    s[j] = -up;
                    stack[size++] = j;
                }
            }
        }
    }

    private void reflect(int seed) {
        turn(seed, along(seed));
        stack[0] = seed;
        int size = 1;
        while (size > 0) {
            poll();
            int i = stack[--size];
            // The site has been turned: before, its projection was the opposite.
            double own = -along(i);
            for (int k = bonds.start()[i]; k < bonds.start()[i + 1]; k++) {
                int j = bonds.neighbour()[k];
                double other = along(j);
                double gain = 2 * (bonds.strength()[k] / temperature) * own * other;
                if (gain > 0 && random.nextDouble() < -StrictMath.expm1(-gain)) {
                    turn(j, other);
                    stack[size++] = j;
                }
            }
        }
    }

    private double along(int i) {
        double sum = 0;
        for (int a = 0; a < r.length; a++) {
            sum += r[a] * s[i * r.length + a];
        }
        return sum;
    }

    /** Reflects a spin, and takes away what rounding would add to its length. */
    private void turn(int i, double along) {
        for (int a = 0; a < r.length; a++) {
            s[i * r.length + a] -= 2 * along * r[a];
        }
        space.normalise(s, i);
    }

    private void poll() {
        Runner.poll(looked++);
    }
}
