package dev.cairn.cli;

import java.util.Locale;

/** Writes a number with its noun: 1 error, 2 errors. */
final class Quantities {

    private Quantities() {}

    /** {@code 1 page}, {@code 1,234 pages}. */
    static String of(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
