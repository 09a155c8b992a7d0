package engram.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * From a number to a colour, with equal steps of the number looking equal.
 *
 * @since 0.1.0
 */
public enum ColourMap {
    /** Dark violet to yellow, for amounts (Smith and van der Walt 2015). */
    VIRIDIS(
            "440154", "48186a", "472d7b", "424086", "3b528b", "33638d", "2c728e", "26828e", "21918c", "1fa088",
            "28ae80", "3fbc73", "5ec962", "84d44b", "addc30", "d8e219", "fde725"),
    /** Dark blue to yellow, the same to all common colour vision (Nunez, Anderton and Renslow 2018). */
    CIVIDIS("00224e", "123570", "3b496c", "575d6d", "707173", "8a8678", "a59c74", "c3b369", "e1cc55", "fee838"),
    /** Blue through white to red, for signed data about zero (Brewer's RdBu). */
    DIVERGING(
            "053061", "2166ac", "4393c3", "92c5de", "d1e5f0", "f7f7f7", "fddbc7", "f4a582", "d6604d", "b2182b",
            "67001f"),
    /** White to nearly black: how a letter looks on paper. */
    GREY("ffffff", "222222");

    private final int[] stops;

    ColourMap(String... hex) {
        stops = new int[hex.length];
        for (int k = 0; k < hex.length; k++) {
            stops[k] = Integer.parseInt(hex[k], 16);
        }
    }

    /**
     * The colour of a place on the scale.
     *
     * @param place 0 at the low end, 1 at the high end; beyond them the end's colour
     * @return {@code #rrggbb}
     */
    public String at(double place) {
        double t = Math.max(0, Math.min(1, place)) * (stops.length - 1);
        int k = Math.min((int) t, stops.length - 2);
        double f = t - k;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = (stops[k] >> shift) & 255;
            int high = (stops[k + 1] >> shift) & 255;
            colour |= (int) Math.round(low + f * (high - low)) << shift;
        }
        return String.format("#%06x", colour);
    }

    /**
     * The colours between which the map runs in straight lines, at equal distances.
     *
     * @return {@code #rrggbb} of each, from the low end to the high end
     */
    public List<String> stops() {
        List<String> all = new ArrayList<>();
        for (int stop : stops) {
            all.add(String.format("#%06x", stop));
        }
        return all;
    }
}
