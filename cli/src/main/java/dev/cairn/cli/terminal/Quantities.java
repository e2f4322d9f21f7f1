package dev.cairn.cli.terminal;

import java.util.Locale;

/** Writes a number with its noun: 1 error, 2 errors. */
public final class Quantities {

    private Quantities() {}

    /** {@code 1 page}, {@code 1,234 pages}. */
    public static String of(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
