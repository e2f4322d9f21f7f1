package dev.cairn.templates.internal.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;

/** Dates and times as {@code isoformat()} writes them. Thread-safe. */
public final class IsoText {

    private IsoText() {}

    public static String of(LocalDate date) {
        StringBuilder out = new StringBuilder(10);
        append(out, date.getYear(), 4);
        append(out.append('-'), date.getMonthValue(), 2);
        append(out.append('-'), date.getDayOfMonth(), 2);
        return out.toString();
    }

    public static String of(LocalTime time) {
        StringBuilder out = new StringBuilder(15);
        append(out, time.getHour(), 2);
        append(out.append(':'), time.getMinute(), 2);
        append(out.append(':'), time.getSecond(), 2);
        int micros = time.get(ChronoField.MICRO_OF_SECOND);
        if (micros > 0) {
            append(out.append('.'), micros, 6);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int number, int digits) {
        String text = Integer.toString(number);
        out.append("000000", 0, digits - text.length()).append(text);
    }
}
