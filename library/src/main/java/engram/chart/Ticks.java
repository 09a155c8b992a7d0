package engram.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The scale of an axis.
 *
 * @param log whether distances are ratios
 * @param from value at the near end
 * @param to value at the far end
 */
record Ticks(boolean log, double from, double to) {

    /**
     * A place on the axis.
     *
     * @param value where
     * @param label what stands there, empty for a minor tick
     */
    record Tick(double value, String label) {}

    /** How far along the axis a value lies: 0 at its near end, 1 at its far end. */
    double at(double value) {
        if (log) {
            return (Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from));
        }
        return (value - from) / (to - from);
    }

    /** Round values, about {@code wanted} of them. */
    List<Tick> ticks(int wanted) {
        return log ? decades(wanted) : linear(wanted);
    }

    private List<Tick> linear(int wanted) {
        double raw = (to - from) / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        double step = power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
        List<Tick> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
            ticks.add(new Tick(k * step, label(k * step, step)));
        }
        return ticks;
    }

    private List<Tick> decades(int wanted) {
        int low = (int) Math.floor(Math.log10(from) + 1e-9);
        int high = (int) Math.ceil(Math.log10(to) - 1e-9);
        double spanned = Math.log10(to) - Math.log10(from);
        int every = Math.max(1, (int) Math.ceil(spanned / Math.max(1, wanted)));
        List<Tick> ticks = new ArrayList<>();
        for (int k = low; k <= high; k++) {
            for (int lead = 1; lead < 10; lead++) {
                double value = lead * Math.pow(10, k);
                if (value < from * (1 - 1e-9) || value > to * (1 + 1e-9)) {
                    continue;
                }
                boolean named = lead == 1 ? k % every == 0 : spanned < 2 && (lead == 2 || lead == 5);
                boolean drawn = lead == 1 || every == 1;
                if (drawn) {
                    ticks.add(
                            new Tick(value, !named ? "" : lead == 1 && spanned >= 2 ? decade(k) : label(value, value)));
                }
            }
        }
        return ticks;
    }

    private static String decade(int k) {
        return k == 0 ? "1" : k == 1 ? "10" : "10^{" + k + "}";
    }

    /** A value with the decimals that its step needs. */
    static String label(double value, double step) {
        if (Math.abs(value) < 1e-9 * step) {
            return "0";
        }
        double size = Math.abs(value);
        String text;
        if (size >= 1e6 || step < 1e-4) {
            int power = (int) Math.floor(Math.log10(size) + 1e-12);
            String lead = decimals(value / Math.pow(10, power), step / Math.pow(10, power));
            text = (lead.equals("1") ? "" : lead.equals("-1") ? "-" : lead + "\u00d7") + "10^{" + power + "}";
        } else {
            text = decimals(value, step);
        }
        return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
    }

    private static String decimals(double value, double step) {
        int places = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
    }
}
