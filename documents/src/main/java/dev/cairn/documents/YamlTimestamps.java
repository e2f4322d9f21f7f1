package dev.cairn.documents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as YAML 1.1 writes them and as JSON text. */
final class YamlTimestamps {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
    private static final Pattern DATE_TIME = Pattern.compile("(\\d{4})-(\\d\\d?)-(\\d\\d?)"
            + "(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
            + "(?:[ \\t]*(?:(Z)|([-+])(\\d\\d?)(?::(\\d\\d))?))?");
    private static final DateTimeFormatter TO_SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TO_MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    private YamlTimestamps() {}

    /**
     * A {@link LocalDate}, {@link LocalDateTime} or {@link OffsetDateTime}, or null where the text has no such form.
     *
     * @throws IllegalArgumentException if it has the form and names no day or time that exists
     */
    static @Nullable Temporal parse(String text) {
        Matcher date = DATE.matcher(text);
        Matcher dateTime = DATE_TIME.matcher(text);
        try {
            if (date.matches()) {
                return LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
            }
            return dateTime.matches() ? dateTime(dateTime) : null;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' looks like a date and is none; quote it to make it a string", e);
        }
    }

    private static Temporal dateTime(Matcher m) {
        LocalDateTime local = LocalDateTime.of(
                number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6), nanos(m.group(7)));
        if (m.group(8) != null) {
            return local.atOffset(ZoneOffset.UTC);
        }
        if (m.group(9) == null) {
            return local;
        }
        int minutes = number(m, 10) * 60 + (m.group(11) == null ? 0 : number(m, 11));
        return local.atOffset(ZoneOffset.ofTotalSeconds((m.group(9).equals("-") ? -minutes : minutes) * 60));
    }

    /** PyYAML keeps microseconds and cuts off the rest. */
    private static int nanos(@Nullable String fraction) {
        if (fraction == null || fraction.isEmpty()) {
            return 0;
        }
        String micros = (fraction + "000000").substring(0, 6);
        return Integer.parseInt(micros) * 1000;
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    /** The text that the reference's JSON library (orjson) writes: ISO 8601, microseconds only where there are some. */
    static String toJsonText(Temporal temporal) {
        if (temporal instanceof OffsetDateTime withOffset) {
            ZoneOffset offset = withOffset.getOffset();
            return toJsonText(withOffset.toLocalDateTime())
                    + (offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
        }
        if (temporal instanceof LocalDateTime local) {
            return (local.get(ChronoField.NANO_OF_SECOND) == 0 ? TO_SECONDS : TO_MICROS).format(local);
        }
        return temporal.toString();
    }
}
