package engram.model;

import engram.argument.Given;
import engram.state.Spins;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A network known by its energy alone, a function of a state as a plain array: for models of one's own.
 *
 * <pre>{@code
 * var dense = EnergyModel.of(xi.space(), s -> -DoubleStream.of(Overlap.withAll(s, xi)).map(m -> m * m * m).sum());
 * }</pre>
 *
 * <p>The field of a bit is half the energy it would cost to turn it down from up, h_i = (E(s_i = -1) - E(s_i = +1)) / 2, which
 * takes two energies. One that is no larger than N units in the last place of those energies counts as zero. Vectors need
 * their field, h_i = -dE/ds_i, told.
 *
 * @param space where its states live
 * @param of the energy of a state, which it gets a copy of
 * @param field the field at a site of vectors; null for bits
 */
record PlainEnergy(Spins space, ToDoubleFunction<double[]> of, EnergyModel.Field field) implements EnergyModel {

    PlainEnergy {
        Given.value("EnergyModel.of", "space", space, "the space of its states, such as xi.space(),");
        Given.value("EnergyModel.of", "energy", of, "a function of a state s");
        if (field == null && space.d() > 1) {
            throw new IllegalArgumentException("EnergyModel.of(" + space
                    + "): the energies of bits are enough for their fields; for vectors give the field -dE/ds_i too");
        }
    }

    @Override
    public double energy(double[] s) {
        if (Objects.requireNonNull(s, "energy(s = null): a state is needed").length != space.size()) {
            throw new IllegalArgumentException(
                    "energy(s): " + s.length + " numbers came; " + space + " needs n d = " + space.size());
        }
        double energy = of.applyAsDouble(s.clone());
        if (!(Math.abs(energy) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("EnergyModel.of: the energy of a state is " + energy
                    + "; it must be finite for every state: look at the function for this one");
        }
        return energy;
    }

    @Override
    public void field(int i, double[][] x, int width, double[][] h) {
        int d = space.d();
        double[] s = new double[space.size()];
        double[] at = new double[d];
        for (int t = 0; t < width; t++) {
            for (int row = 0; row < s.length; row++) {
                s[row] = x[row][t];
            }
            if (field == null) {
                h[0][t] = halfDifference(s, i);
                continue;
            }
            field.at(i, s, at);
            for (int a = 0; a < d; a++) {
                h[a][t] = at[a];
            }
        }
    }

    private double halfDifference(double[] s, int i) {
        s[i] = 1;
        double up = energy(s);
        s[i] = -1;
        double down = energy(s);
        double rounding = s.length * Math.ulp(Math.max(Math.abs(up), Math.abs(down)));
        return Math.abs(down - up) <= rounding ? 0 : down / 2 - up / 2;
    }

    @Override
    public String toString() {
        return "a network of " + space + " with an energy of its own";
    }
}
