package engram.chart;

import engram.chart.Chart.Scale;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The scale of an axis, from end to end. Places and labels of ticks are computed with decimal numbers, so the largest and
 * the smallest doubles are as good as any, and the number of ticks depends on the number wanted alone.
 *
 * @param scale how distances are measured
 * @param from value at the near end
 * @param to value at the far end
 * @since 0.1.0
 */
public record Ticks(Scale scale, double from, double to) {

    /** A plain axis must be longer: browsers divide by its length. */
    private static final double SHORTEST = 1e-290;

    /** How many units in the last place an axis has at least, so that its ticks are numbers of their own. */
    private static final double RESOLVED = 200;

    private static final BigDecimal SLACK = new BigDecimal("1e-9");

    /**
     * A place on the axis.
     *
     * @param value where
     * @param label what stands there, empty for a minor tick
     */
    public record Tick(double value, String label) {

        /**
         * Refuses a tick without a label; a minor tick has an empty one.
         *
         * @param value where
         * @param label what stands there, empty for a minor tick
         */
        public Tick {
            Numbers.present("tick", "label", label);
        }
    }

    /**
     * Refuses a scale without ends.
     *
     * @param scale how distances are measured
     * @param from value at the near end
     * @param to value at the far end
     */
    public Ticks {
        Numbers.present("ticks", "scale", scale);
        Numbers.finite("ticks from", from);
        Numbers.finite("ticks to", to);
    }

    /** A step between dates. */
    private record Step(ChronoUnit unit, int count) {}

    private static final List<Step> STEPS = List.of(
            new Step(ChronoUnit.MILLIS, 1),
            new Step(ChronoUnit.MILLIS, 10),
            new Step(ChronoUnit.MILLIS, 100),
            new Step(ChronoUnit.SECONDS, 1),
            new Step(ChronoUnit.SECONDS, 5),
            new Step(ChronoUnit.SECONDS, 15),
            new Step(ChronoUnit.MINUTES, 1),
            new Step(ChronoUnit.MINUTES, 5),
            new Step(ChronoUnit.MINUTES, 15),
            new Step(ChronoUnit.HOURS, 1),
            new Step(ChronoUnit.HOURS, 3),
            new Step(ChronoUnit.HOURS, 6),
            new Step(ChronoUnit.HOURS, 12),
            new Step(ChronoUnit.DAYS, 1),
            new Step(ChronoUnit.DAYS, 2),
            new Step(ChronoUnit.DAYS, 7),
            new Step(ChronoUnit.DAYS, 14),
            new Step(ChronoUnit.MONTHS, 1),
            new Step(ChronoUnit.MONTHS, 3),
            new Step(ChronoUnit.MONTHS, 6),
            new Step(ChronoUnit.YEARS, 1),
            new Step(ChronoUnit.YEARS, 2),
            new Step(ChronoUnit.YEARS, 5),
            new Step(ChronoUnit.YEARS, 10),
            new Step(ChronoUnit.YEARS, 20),
            new Step(ChronoUnit.YEARS, 50),
            new Step(ChronoUnit.YEARS, 100),
            new Step(ChronoUnit.YEARS, 200),
            new Step(ChronoUnit.YEARS, 500),
            new Step(ChronoUnit.YEARS, 1000),
            new Step(ChronoUnit.YEARS, 2000));

    /**
     * A plain axis.
     *
     * @param from value at the near end
     * @param to value at the far end
     */
    public Ticks(double from, double to) {
        this(Scale.LINEAR, from, to);
    }

    /**
     * A plain axis, refused where it is too long or too short to be drawn.
     *
     * @param where what the axis belongs to, for the error line
     * @param from value at the near end
     * @param to value at the far end
     * @return the axis
     */
    public static Ticks linear(String where, double from, double to) {
        double length = Math.abs(to - from);
        if (!(length >= SHORTEST && length <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(where + ": an axis from " + from + " to " + to + " is "
                    + (length < SHORTEST ? "shorter than " + SHORTEST : "longer than the largest double, 1.8e308")
                    + "; give the numbers in another unit, or their logarithm");
        }
        return new Ticks(from, to);
    }

    /** The ends of a plain axis that holds two numbers: their own, moved apart where they are the same to rounding. */
    static double[] around(double low, double high) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (apart(low, high)) {
            return new double[] {low, high};
        }
        double room = Math.max(0.5, 1e-3 * size);
        return new double[] {Math.max(-Double.MAX_VALUE, low - room), Math.min(Double.MAX_VALUE, high + room)};
    }

    /**
     * Whether two numbers differ by more than rounding.
     *
     * @param low the smaller one
     * @param high the larger one
     * @return true if an axis between them has ticks that are numbers of their own
     */
    public static boolean apart(double low, double high) {
        return high - low > RESOLVED * Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
    }

    /**
     * Whether distances are ratios.
     *
     * @return true for a logarithmic axis
     */
    public boolean log() {
        return scale == Scale.LOG;
    }

    /**
     * How far along the axis a value lies.
     *
     * @param value a number; for dates milliseconds since 1970 in UTC
     * @return 0 at its near end, 1 at its far end
     */
    public double at(double value) {
        if (log()) {
            return value <= 0
                    ? Double.NEGATIVE_INFINITY
                    : (Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from));
        }
        return (value - from) / (to - from);
    }

    /**
     * Round values.
     *
     * @param wanted about how many; dates and decades may give more or fewer
     * @return ticks from the smaller value to the larger; none on an axis of categories, which has labels
     */
    public List<Tick> ticks(int wanted) {
        return switch (scale) {
            case LINEAR -> linear(wanted);
            case LOG -> decades(wanted);
            case DATES -> dates();
            case CATEGORIES -> List.of();
        };
    }

    private List<Tick> linear(int wanted) {
        BigDecimal low = new BigDecimal(Math.min(from, to));
        BigDecimal high = new BigDecimal(Math.max(from, to));
        List<Tick> ticks = new ArrayList<>();
        if (low.compareTo(high) == 0) {
            return ticks;
        }
        BigDecimal raw = high.subtract(low).divide(BigDecimal.valueOf(Math.max(1, wanted)), MathContext.DECIMAL64);
        int power = power(raw);
        double lead = raw.scaleByPowerOfTen(-power).doubleValue();
        BigDecimal step = BigDecimal.valueOf(lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10)
                .scaleByPowerOfTen(power)
                .stripTrailingZeros();
        BigInteger first = low.divide(step, MathContext.DECIMAL128)
                .subtract(SLACK)
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger();
        BigInteger last = high.divide(step, MathContext.DECIMAL128)
                .add(SLACK)
                .setScale(0, RoundingMode.FLOOR)
                .toBigInteger();
        double before = Double.NaN;
        for (BigInteger k = first; k.compareTo(last) <= 0; k = k.add(BigInteger.ONE)) {
            BigDecimal value = step.multiply(new BigDecimal(k));
            double place = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value.doubleValue()));
            if (place != before) {
                ticks.add(new Tick(place, label(value, step)));
            }
            before = place;
        }
        return ticks;
    }

    private List<Tick> decades(int wanted) {
        int low = (int) Math.floor(Math.log10(from) + 1e-9);
        int high = (int) Math.ceil(Math.log10(to) - 1e-9);
        double spanned = Math.log10(to) - Math.log10(from);
        int needed = Math.max(1, (int) Math.ceil(spanned / Math.max(1, wanted)));
        int every = needed < 10 ? needed : needed <= 20 ? 20 : needed <= 50 ? 50 : 100 * ((needed + 99) / 100);
        List<Tick> ticks = new ArrayList<>();
        for (int k = low; k <= high; k++) {
            for (int lead = 1; lead < 10; lead++) {
                BigDecimal round = BigDecimal.valueOf(lead).scaleByPowerOfTen(k);
                double value = round.doubleValue();
                if (value < from * (1 - 1e-9) || value > to * (1 + 1e-9) || value == 0 || Double.isInfinite(value)) {
                    continue;
                }
                boolean named = lead == 1 ? k % every == 0 : spanned < 2 && (lead == 2 || lead == 5);
                boolean drawn = lead == 1 && (named || every < 10) || every == 1;
                if (drawn) {
                    ticks.add(
                            new Tick(value, !named ? "" : lead == 1 && spanned >= 2 ? decade(k) : label(round, round)));
                }
            }
        }
        boolean bare = ticks.stream().filter(tick -> !tick.label.isEmpty()).count() < 2;
        return bare && spanned < 1 ? linear(wanted) : ticks;
    }

    private static String decade(int k) {
        return k == 0 ? "1" : k == 1 ? "10" : "10^{" + k + "}";
    }

    /** Dates from midnight, from the first of the month, or from a round year. */
    private List<Tick> dates() {
        double length = to - from;
        Step step = STEPS.get(STEPS.size() - 1);
        for (Step each : STEPS) {
            double labels = length / each.unit.getDuration().toMillis() / each.count;
            boolean fine = each.unit.compareTo(ChronoUnit.MINUTES) < 0;
            if (labels <= (fine ? 3.5 : each.unit.compareTo(ChronoUnit.DAYS) < 0 ? 5 : 6)) {
                step = each;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime at = floor(Numbers.date(from), step);
        for (int k = 0; k < 20; k++) {
            double place = Numbers.millis(at);
            if (place > to) {
                break;
            }
            if (place >= from) {
                String text = at.toLocalDate().toString();
                if (step.unit.compareTo(ChronoUnit.DAYS) < 0) {
                    text = text + " "
                            + (step.unit == ChronoUnit.MILLIS ? Numbers.text(at).substring(11) : at.toLocalTime());
                } else if (step.unit == ChronoUnit.MONTHS) {
                    text = text.substring(0, text.length() - 3);
                } else if (step.unit == ChronoUnit.YEARS) {
                    text = Integer.toString(at.getYear());
                }
                ticks.add(new Tick(place, text));
            }
            try {
                at = at.plus(step.count, step.unit);
            } catch (DateTimeException beyond) {
                break;
            }
        }
        return ticks;
    }

    private static LocalDateTime floor(LocalDateTime at, Step step) {
        LocalDateTime day = at.truncatedTo(ChronoUnit.DAYS);
        if (step.unit == ChronoUnit.YEARS) {
            return day.withDayOfYear(1).withYear(Math.floorDiv(at.getYear(), step.count) * step.count);
        }
        if (step.unit == ChronoUnit.MONTHS) {
            return day.withDayOfMonth(1).withMonth(1 + (at.getMonthValue() - 1) / step.count * step.count);
        }
        if (step.unit == ChronoUnit.DAYS) {
            return day.minusDays(Math.floorMod(day.toLocalDate().toEpochDay() + 3, (long) step.count));
        }
        long unit = step.unit.getDuration().toNanos() * step.count;
        return day.plusNanos(at.toLocalTime().toNanoOfDay() / unit * unit);
    }

    /** A value with the decimals that its step needs. */
    static String label(BigDecimal value, BigDecimal step) {
        if (value.signum() == 0) {
            return "0";
        }
        int power = power(value);
        String text;
        if (power >= 6 || power(step) < -4) {
            String lead = decimals(value.scaleByPowerOfTen(-power), step.scaleByPowerOfTen(-power));
            text = (lead.equals("1") ? "" : lead.equals("-1") ? "-" : lead + "\u00d7") + "10^{" + power + "}";
        } else {
            text = decimals(value, step);
        }
        return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
    }

    private static int power(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String decimals(BigDecimal value, BigDecimal step) {
        return value.setScale(Math.max(0, -power(step)), RoundingMode.HALF_UP).toPlainString();
    }
}
