package engram.sweep;

import engram.random.Streams;
import java.util.List;
import java.util.Map;

/** A trial of a {@link Grid}: looks up what the axes hold at a point. */
record Unpacked<R>(Map<At, List<Object>> values, Call<R> call) implements Sweep.Trial<At, R> {

    /** The trial with its values in a list. */
    @FunctionalInterface
    interface Call<R> {
        R run(List<Object> values, Streams streams) throws Exception;
    }

    @Override
    public R run(At point, Streams streams) throws Exception {
        List<Object> own = values.get(point);
        if (own == null) {
            throw new IllegalArgumentException(
                    "the point " + point + " is not of the grid whose trial this is; run the sweep over its points()");
        }
        return call.run(own, streams);
    }
}
