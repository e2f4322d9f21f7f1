package dev.cairn.templates.time;

import java.time.LocalDateTime;
import java.util.Locale;

/** The flags and the width between the percent sign and the letter. */
record StrftimeStyle(char padding, int width, boolean upper, boolean swap) {

    /** What a numeric directive shows. */
    interface Quantity {
        long of(LocalDateTime local);
    }

    static final StrftimeStyle PLAIN = new StrftimeStyle((char) 0, -1, false, false);

    StrftimePart number(int digits, char pad, Quantity number) {
        char fill = padding == 0 ? pad : padding;
        int size = padding == '-' ? 0 : Math.max(width, width < 0 ? digits : 0);
        return (out, moment) -> {
            long value = number.of(moment.local());
            String text = Long.toString(Math.abs(value));
            if (value < 0) {
                out.append('-');
            }
            for (int i = text.length(); i < size; i++) {
                out.append(fill == '_' ? ' ' : fill);
            }
            out.append(text);
        };
    }

    StrftimePart text(StrftimePart inner) {
        if (equals(PLAIN)) {
            return inner;
        }
        return (out, moment) -> {
            StringBuilder plain = new StringBuilder();
            inner.append(plain, moment);
            for (int i = plain.length(); i < width; i++) {
                out.append(padding == '0' ? '0' : ' ');
            }
            out.append(upper ? plain.toString().toUpperCase(Locale.ROOT) : plain);
        };
    }
}
