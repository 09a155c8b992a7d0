package engram.elastic;

import java.util.Arrays;
import java.util.Locale;

/**
 * The modes of an elastic network: lambda = omega^2, masses 1.
 *
 * @param eigenvalues lambda, ascending; the zero modes' are exactly 0
 * @param zeroModes how many cost nothing: translations, turns in open space, and floppy modes
 * @since 0.1.0
 */
public record Vibrations(double[] eigenvalues, int zeroModes) {

    /**
     * Checks the parameters.
     *
     * @param eigenvalues lambda, ascending; the zero modes' are exactly 0
     * @param zeroModes how many cost nothing
     */
    public Vibrations {
        if (eigenvalues == null) {
            throw new IllegalArgumentException("Vibrations(eigenvalues = null): give the eigenvalues, ascending");
        }
        eigenvalues = eigenvalues.clone();
        for (int k = 0; k < eigenvalues.length; k++) {
            boolean rightSide = k < zeroModes ? eigenvalues[k] == 0 : eigenvalues[k] > 0;
            if (!rightSide
                    || eigenvalues[k] == Double.POSITIVE_INFINITY
                    || k > 0 && eigenvalues[k] < eigenvalues[k - 1]) {
                throw new IllegalArgumentException("Vibrations(zeroModes = " + zeroModes + "): eigenvalue " + k + " is "
                        + eigenvalues[k] + "; zeros and then finite numbers above 0 in ascending order are needed");
            }
        }
        if (zeroModes < 0 || zeroModes > eigenvalues.length) {
            throw new IllegalArgumentException("Vibrations(zeroModes = " + zeroModes + "): there are "
                    + eigenvalues.length + " modes; a number from 0 to that is needed");
        }
    }

    /**
     * The eigenvalues.
     *
     * @return lambda, ascending; a copy
     */
    @Override
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /**
     * The part of the modes that cost nothing. Maxwell's count is 1 - Z / (2d), a lower bound.
     *
     * @return zero modes / d N
     */
    public double floppyFraction() {
        return zeroModes / (double) eigenvalues.length;
    }

    /**
     * The frequencies, whose density is the density of states: {@code new Spectrum(frequencies())}.
     *
     * @return omega = sqrt(lambda), ascending, with the zeros
     */
    public double[] frequencies() {
        return Arrays.stream(eigenvalues).map(Math::sqrt).toArray();
    }

    /**
     * The frequency of the softest mode that costs anything.
     *
     * @return the smallest omega above zero
     */
    public double softest() {
        if (zeroModes == eigenvalues.length) {
            throw new IllegalArgumentException(
                    "Vibrations.softest: all " + zeroModes + " modes cost nothing; a network with a spring is needed");
        }
        return Math.sqrt(eigenvalues[zeroModes]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vibrations that
                && zeroModes == that.zeroModes
                && Arrays.equals(eigenvalues, that.eigenvalues);
    }

    @Override
    public int hashCode() {
        return 31 * zeroModes + Arrays.hashCode(eigenvalues);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Vibrations(%d modes, %d of them zero, omega up to %.6g)",
                eigenvalues.length,
                zeroModes,
                eigenvalues.length == 0 ? 0 : Math.sqrt(eigenvalues[eigenvalues.length - 1]));
    }
}
