package engram.sweep;

import static engram.sweep.Product.plain;
import static engram.sweep.Product.value;

import engram.argument.Given;
import engram.random.Streams;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The points of a sweep as the product of named axes, without a record for each sweep. The trial gets the values by themselves, with
 * their types:
 *
 * <pre>{@code
 * var cells = Grid.of("Point").by("protocol", List.of("C2", "C3")).by("z", List.of(4, 8, 16))
 *     .run("capacity", 5, streams, (protocol, z, own) -> scan(protocol, z, own));
 * }</pre>
 *
 * <p>The first axis changes slowest, as in nested loops. An axis may depend on those before it ({@code by("p", n -> List.of(n / 10, n / 5))}),
 * points may be left out ({@code where}) and those of another grid added ({@code and}). A point that comes twice is taken once. An axis of
 * a map takes its points from the keys and hands the values to the trial: {@code by("rule", rules)}.
 *
 * <p>The name of the grid and those of its axes belong to the names of the streams: {@code Grid.of("Load").by("n", ...)} draws what a sweep over
 * the record {@code Load(int n)} draws, bit for bit.
 *
 * @since 0.1.0
 */
public final class Grid {
    private final Product product;

    private Grid(Product product) {
        this.product = product;
    }

    /**
     * A grid without axes yet.
     *
     * @param kind a name for its points, such as {@code Point}; it belongs to the names of the streams
     * @return the grid
     */
    public static Grid of(String kind) {
        return new Grid(Product.of(kind));
    }

    /**
     * One more axis.
     *
     * @param <A> the type of its values
     * @param name its name, as a component of a record: {@code gammaC} is the column {@code gamma_c}
     * @param values its values, in order
     * @return the product
     */
    public <A> One<A> by(String name, Collection<? extends A> values) {
        return new One<>(product.by(name, values));
    }

    /**
     * One more axis, of things with labels: points hold the labels, and the trial gets the things.
     *
     * @param <A> the type of the things
     * @param name its name, as a component of a record
     * @param values the things by their labels, in a map that keeps its order
     * @return the product
     */
    public <A> One<A> by(String name, Map<String, ? extends A> values) {
        return new One<>(product.by(name, values));
    }

    /**
     * A grid of one axis.
     *
     * @param <A> the type of the first axis
     */
    public static final class One<A> {
        private final Product product;

        private One(Product product) {
            this.product = product;
        }

        /**
         * One more axis.
         *
         * @param <B> the type of its values
         * @param name its name, as a component of a record: {@code gammaC} is the column {@code gamma_c}
         * @param values its values, in order
         * @return the product
         */
        public <B> Two<A, B> by(String name, Collection<? extends B> values) {
            return new Two<>(product.by(name, values));
        }

        /**
         * One more axis, of things with labels: points hold the labels, and the trial gets the things.
         *
         * @param <B> the type of the things
         * @param name its name, as a component of a record
         * @param values the things by their labels, in a map that keeps its order
         * @return the product
         */
        public <B> Two<A, B> by(String name, Map<String, ? extends B> values) {
            return new Two<>(product.by(name, values));
        }

        /**
         * One more axis, whose values depend on the others.
         *
         * @param <B> the type of its values
         * @param name its name, as a component of a record
         * @param values its values at given values of the axes before it
         * @return all points
         */
        public <B> Two<A, B> by(String name, Function<? super A, ? extends Collection<? extends B>> values) {
            Given.value("Grid.by", name, values, "a function that gives a list of values");
            return new Two<>(product.by(name, own -> plain(name, values.apply(value(own, 0)))));
        }

        /**
         * The points of both grids; those of this one come first.
         *
         * @param more a grid of the same name and axes
         * @return the points together, each once
         */
        public One<A> and(One<A> more) {
            return new One<>(product.and(Given.value("Grid.and", "more", more, "another grid").product));
        }

        /**
         * Leaves points out.
         *
         * @param keep whether a point stays, by its values
         * @return the points that stay
         */
        public One<A> where(Predicate<? super A> keep) {
            Given.value("Grid.where", "keep", keep, "a condition");
            return new One<>(product.where(own -> keep.test(value(own, 0))));
        }

        /**
         * The points, in order.
         *
         * @return parameters by name, for {@link Sweep}
         */
        public List<At> points() {
            return product.points();
        }

        /**
         * A trial for {@link Sweep#run} over {@link #points}, also with a store or on another engine.
         *
         * @param <R> the result
         * @param trial what to do in each cell
         * @return the trial as a function of the point
         */
        public <R> Sweep.Trial<At, R> trial(Trial<? super A, ? extends R> trial) {
            Given.value("Grid.trial", "trial", trial, "what to do in each cell");
            return new Unpacked<>(product.values(), (own, streams) -> trial.run(value(own, 0), streams));
        }

        /**
         * Runs a sweep over these points.
         *
         * @param <R> the result
         * @param name a word or two, for the progress bar and the table
         * @param replicas independent repetitions of each point
         * @param streams where all randomness comes from
         * @param trial what to do in each cell
         * @return the cells in the order (point, replica), see {@link Sweep#run}
         */
        public <R> Cells<At, R> run(String name, int replicas, Streams streams, Trial<? super A, ? extends R> trial) {
            return new Sweep<>(name, points(), replicas, streams).run(this.<R>trial(trial));
        }

        @Override
        public String toString() {
            return product.toString();
        }

        /**
         * What is done in one cell.
         *
         * @param <A> the type of the first axis
         * @param <R> the result
         */
        @FunctionalInterface
        public interface Trial<A, R> {
            /**
             * Runs one cell; may be called from several threads at once.
             *
             * @param a the value of the first axis
             * @param streams the cell's own randomness
             * @return the result
             * @throws Exception if it fails
             */
            R run(A a, Streams streams) throws Exception;
        }
    }

    /**
     * A grid of two axes.
     *
     * @param <A> the type of the first axis
     * @param <B> the type of the second axis
     */
    public static final class Two<A, B> {
        private final Product product;

        private Two(Product product) {
            this.product = product;
        }

        /**
         * One more axis.
         *
         * @param <C> the type of its values
         * @param name its name, as a component of a record: {@code gammaC} is the column {@code gamma_c}
         * @param values its values, in order
         * @return the product
         */
        public <C> Three<A, B, C> by(String name, Collection<? extends C> values) {
            return new Three<>(product.by(name, values));
        }

        /**
         * One more axis, of things with labels: points hold the labels, and the trial gets the things.
         *
         * @param <C> the type of the things
         * @param name its name, as a component of a record
         * @param values the things by their labels, in a map that keeps its order
         * @return the product
         */
        public <C> Three<A, B, C> by(String name, Map<String, ? extends C> values) {
            return new Three<>(product.by(name, values));
        }

        /**
         * One more axis, whose values depend on the others.
         *
         * @param <C> the type of its values
         * @param name its name, as a component of a record
         * @param values its values at given values of the axes before it
         * @return all points
         */
        public <C> Three<A, B, C> by(
                String name, BiFunction<? super A, ? super B, ? extends Collection<? extends C>> values) {
            Given.value("Grid.by", name, values, "a function that gives a list of values");
            return new Three<>(product.by(name, own -> plain(name, values.apply(value(own, 0), value(own, 1)))));
        }

        /**
         * The points of both grids; those of this one come first.
         *
         * @param more a grid of the same name and axes
         * @return the points together, each once
         */
        public Two<A, B> and(Two<A, B> more) {
            return new Two<>(product.and(Given.value("Grid.and", "more", more, "another grid").product));
        }

        /**
         * Leaves points out.
         *
         * @param keep whether a point stays, by its values
         * @return the points that stay
         */
        public Two<A, B> where(BiPredicate<? super A, ? super B> keep) {
            Given.value("Grid.where", "keep", keep, "a condition");
            return new Two<>(product.where(own -> keep.test(value(own, 0), value(own, 1))));
        }

        /**
         * The points, in order.
         *
         * @return parameters by name, for {@link Sweep}
         */
        public List<At> points() {
            return product.points();
        }

        /**
         * A trial for {@link Sweep#run} over {@link #points}, also with a store or on another engine.
         *
         * @param <R> the result
         * @param trial what to do in each cell
         * @return the trial as a function of the point
         */
        public <R> Sweep.Trial<At, R> trial(Trial<? super A, ? super B, ? extends R> trial) {
            Given.value("Grid.trial", "trial", trial, "what to do in each cell");
            return new Unpacked<>(product.values(), (own, streams) -> trial.run(value(own, 0), value(own, 1), streams));
        }

        /**
         * Runs a sweep over these points.
         *
         * @param <R> the result
         * @param name a word or two, for the progress bar and the table
         * @param replicas independent repetitions of each point
         * @param streams where all randomness comes from
         * @param trial what to do in each cell
         * @return the cells in the order (point, replica), see {@link Sweep#run}
         */
        public <R> Cells<At, R> run(
                String name, int replicas, Streams streams, Trial<? super A, ? super B, ? extends R> trial) {
            return new Sweep<>(name, points(), replicas, streams).run(this.<R>trial(trial));
        }

        @Override
        public String toString() {
            return product.toString();
        }

        /**
         * What is done in one cell.
         *
         * @param <A> the type of the first axis
         * @param <B> the type of the second axis
         * @param <R> the result
         */
        @FunctionalInterface
        public interface Trial<A, B, R> {
            /**
             * Runs one cell; may be called from several threads at once.
             *
             * @param a the value of the first axis
             * @param b the value of the second axis
             * @param streams the cell's own randomness
             * @return the result
             * @throws Exception if it fails
             */
            R run(A a, B b, Streams streams) throws Exception;
        }
    }

    /**
     * A grid of three axes.
     *
     * @param <A> the type of the first axis
     * @param <B> the type of the second axis
     * @param <C> the type of the third axis
     */
    public static final class Three<A, B, C> {
        private final Product product;

        private Three(Product product) {
            this.product = product;
        }

        /**
         * One more axis.
         *
         * @param <D> the type of its values
         * @param name its name, as a component of a record: {@code gammaC} is the column {@code gamma_c}
         * @param values its values, in order
         * @return the product
         */
        public <D> Four<A, B, C, D> by(String name, Collection<? extends D> values) {
            return new Four<>(product.by(name, values));
        }

        /**
         * One more axis, of things with labels: points hold the labels, and the trial gets the things.
         *
         * @param <D> the type of the things
         * @param name its name, as a component of a record
         * @param values the things by their labels, in a map that keeps its order
         * @return the product
         */
        public <D> Four<A, B, C, D> by(String name, Map<String, ? extends D> values) {
            return new Four<>(product.by(name, values));
        }

        /**
         * One more axis, whose values depend on the others.
         *
         * @param <D> the type of its values
         * @param name its name, as a component of a record
         * @param values its values at given values of the axes before it
         * @return all points
         */
        public <D> Four<A, B, C, D> by(
                String name, Of<? super A, ? super B, ? super C, ? extends Collection<? extends D>> values) {
            Given.value("Grid.by", name, values, "a function that gives a list of values");
            return new Four<>(product.by(
                    name, own -> plain(name, values.apply(value(own, 0), value(own, 1), value(own, 2)))));
        }

        /**
         * The points of both grids; those of this one come first.
         *
         * @param more a grid of the same name and axes
         * @return the points together, each once
         */
        public Three<A, B, C> and(Three<A, B, C> more) {
            return new Three<>(product.and(Given.value("Grid.and", "more", more, "another grid").product));
        }

        /**
         * Leaves points out.
         *
         * @param keep whether a point stays, by its values
         * @return the points that stay
         */
        public Three<A, B, C> where(Of<? super A, ? super B, ? super C, Boolean> keep) {
            Given.value("Grid.where", "keep", keep, "a condition");
            return new Three<>(product.where(own -> keep.apply(value(own, 0), value(own, 1), value(own, 2))));
        }

        /**
         * The points, in order.
         *
         * @return parameters by name, for {@link Sweep}
         */
        public List<At> points() {
            return product.points();
        }

        /**
         * A trial for {@link Sweep#run} over {@link #points}, also with a store or on another engine.
         *
         * @param <R> the result
         * @param trial what to do in each cell
         * @return the trial as a function of the point
         */
        public <R> Sweep.Trial<At, R> trial(Trial<? super A, ? super B, ? super C, ? extends R> trial) {
            Given.value("Grid.trial", "trial", trial, "what to do in each cell");
            return new Unpacked<>(
                    product.values(),
                    (own, streams) -> trial.run(value(own, 0), value(own, 1), value(own, 2), streams));
        }

        /**
         * Runs a sweep over these points.
         *
         * @param <R> the result
         * @param name a word or two, for the progress bar and the table
         * @param replicas independent repetitions of each point
         * @param streams where all randomness comes from
         * @param trial what to do in each cell
         * @return the cells in the order (point, replica), see {@link Sweep#run}
         */
        public <R> Cells<At, R> run(
                String name, int replicas, Streams streams, Trial<? super A, ? super B, ? super C, ? extends R> trial) {
            return new Sweep<>(name, points(), replicas, streams).run(this.<R>trial(trial));
        }

        @Override
        public String toString() {
            return product.toString();
        }

        /**
         * What is done in one cell.
         *
         * @param <A> the type of the first axis
         * @param <B> the type of the second axis
         * @param <C> the type of the third axis
         * @param <R> the result
         */
        @FunctionalInterface
        public interface Trial<A, B, C, R> {
            /**
             * Runs one cell; may be called from several threads at once.
             *
             * @param a the value of the first axis
             * @param b the value of the second axis
             * @param c the value of the third axis
             * @param streams the cell's own randomness
             * @return the result
             * @throws Exception if it fails
             */
            R run(A a, B b, C c, Streams streams) throws Exception;
        }

        /**
         * A function of the values at a point.
         *
         * @param <A> the type of the first axis
         * @param <B> the type of the second axis
         * @param <C> the type of the third axis
         * @param <R> the result
         */
        @FunctionalInterface
        public interface Of<A, B, C, R> {
            /**
             * The function.
             *
             * @param a the value of the first axis
             * @param b the value of the second axis
             * @param c the value of the third axis
             * @return the result
             */
            R apply(A a, B b, C c);
        }
    }

    /**
     * A grid of four axes.
     *
     * @param <A> the type of the first axis
     * @param <B> the type of the second axis
     * @param <C> the type of the third axis
     * @param <D> the type of the fourth axis
     */
    public static final class Four<A, B, C, D> {
        private final Product product;

        private Four(Product product) {
            this.product = product;
        }

        /**
         * The points of both grids; those of this one come first.
         *
         * @param more a grid of the same name and axes
         * @return the points together, each once
         */
        public Four<A, B, C, D> and(Four<A, B, C, D> more) {
            return new Four<>(product.and(Given.value("Grid.and", "more", more, "another grid").product));
        }

        /**
         * Leaves points out.
         *
         * @param keep whether a point stays, by its values
         * @return the points that stay
         */
        public Four<A, B, C, D> where(Of<? super A, ? super B, ? super C, ? super D, Boolean> keep) {
            Given.value("Grid.where", "keep", keep, "a condition");
            return new Four<>(
                    product.where(own -> keep.apply(value(own, 0), value(own, 1), value(own, 2), value(own, 3))));
        }

        /**
         * The points, in order.
         *
         * @return parameters by name, for {@link Sweep}
         */
        public List<At> points() {
            return product.points();
        }

        /**
         * A trial for {@link Sweep#run} over {@link #points}, also with a store or on another engine.
         *
         * @param <R> the result
         * @param trial what to do in each cell
         * @return the trial as a function of the point
         */
        public <R> Sweep.Trial<At, R> trial(Trial<? super A, ? super B, ? super C, ? super D, ? extends R> trial) {
            Given.value("Grid.trial", "trial", trial, "what to do in each cell");
            return new Unpacked<>(
                    product.values(),
                    (own, streams) -> trial.run(value(own, 0), value(own, 1), value(own, 2), value(own, 3), streams));
        }

        /**
         * Runs a sweep over these points.
         *
         * @param <R> the result
         * @param name a word or two, for the progress bar and the table
         * @param replicas independent repetitions of each point
         * @param streams where all randomness comes from
         * @param trial what to do in each cell
         * @return the cells in the order (point, replica), see {@link Sweep#run}
         */
        public <R> Cells<At, R> run(
                String name,
                int replicas,
                Streams streams,
                Trial<? super A, ? super B, ? super C, ? super D, ? extends R> trial) {
            return new Sweep<>(name, points(), replicas, streams).run(this.<R>trial(trial));
        }

        @Override
        public String toString() {
            return product.toString();
        }

        /**
         * What is done in one cell.
         *
         * @param <A> the type of the first axis
         * @param <B> the type of the second axis
         * @param <C> the type of the third axis
         * @param <D> the type of the fourth axis
         * @param <R> the result
         */
        @FunctionalInterface
        public interface Trial<A, B, C, D, R> {
            /**
             * Runs one cell; may be called from several threads at once.
             *
             * @param a the value of the first axis
             * @param b the value of the second axis
             * @param c the value of the third axis
             * @param d the value of the fourth axis
             * @param streams the cell's own randomness
             * @return the result
             * @throws Exception if it fails
             */
            R run(A a, B b, C c, D d, Streams streams) throws Exception;
        }

        /**
         * A function of the values at a point.
         *
         * @param <A> the type of the first axis
         * @param <B> the type of the second axis
         * @param <C> the type of the third axis
         * @param <D> the type of the fourth axis
         * @param <R> the result
         */
        @FunctionalInterface
        public interface Of<A, B, C, D, R> {
            /**
             * The function.
             *
             * @param a the value of the first axis
             * @param b the value of the second axis
             * @param c the value of the third axis
             * @param d the value of the fourth axis
             * @return the result
             */
            R apply(A a, B b, C c, D d);
        }
    }
}
