package engram.exact;

import engram.model.SiteModel;
import java.util.Objects;

/** The 2^N states of N bits as whole numbers: bit i of a code is 1 where s_i = +1, 0 where s_i = -1. */
final class BinaryStates {
    private BinaryStates() {}

    /** N of a model, which must be there. */
    static int bits(String what, SiteModel model) {
        return Objects.requireNonNull(model, what + "(model = null): give a network of bits, as Model.of(w)")
                .space()
                .n();
    }

    /** Checks a code. */
    static void code(String what, int code, int states) {
        if (code < 0 || code >= states) {
            throw new IllegalArgumentException(what + "(" + code + "): there are " + states
                    + " states, numbered from 0; bit i is 1 where s_i = +1");
        }
    }

    /** Checks that all states of a model can be listed, within a largest N and what that costs. */
    static void check(String what, SiteModel model, int most, String cost, String instead) {
        int n = bits(what, model);
        if (model.space().d() != 1) {
            throw new IllegalArgumentException(what + "(" + model.space()
                    + "): only bits, d = 1, have a list of states; vectors are sampled, for example with Glauber");
        }
        if (n > most) {
            throw new IllegalArgumentException(what + "(N = " + n + "): 2^" + n + " states mean " + cost
                    + "; at most N = " + most + " is done; " + instead);
        }
    }

    /** Writes a state. */
    static void write(int code, double[] s) {
        for (int i = 0; i < s.length; i++) {
            s[i] = (code >> i & 1) == 1 ? 1 : -1;
        }
    }

    /** The code of a state, checked to be one. */
    static int code(SiteModel model, double[] s) {
        model.space().check(s, "the state");
        int code = 0;
        for (int i = 0; i < s.length; i++) {
            code |= s[i] > 0 ? 1 << i : 0;
        }
        return code;
    }

    /** Checks a temperature. */
    static void temperature(String what, double temperature) {
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(what + "(temperature = " + temperature
                    + "): a finite temperature of zero or more is needed; try 0.5, or 0 for the limit");
        }
    }
}
