package dev.cairn.codegen.support;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads texts and numbers as classes of the JDK. */
final class Formats {

    private Formats() {}

    private static final String DATE_TIME = "a date and time such as 2024-01-31T12:00:00Z";

    /** The 61st second of a minute, where a zone follows. */
    private static final Pattern LEAP_SECOND = Pattern.compile("(?<=\\d:\\d\\d):60(?=[.+zZ-])");

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** More digits of a second than Java has. */
    private static final Pattern BELOW_NANOSECONDS = Pattern.compile("(?<=\\.\\d{9})\\d+(?=[+zZ-])");

    /** An offset that Java may not have: it goes to 18 hours, and RFC 3339 to 23:59. */
    private static final Pattern WIDE_OFFSET = Pattern.compile("(.+)([+-])(1[89]|2[0-3]):([0-5]\\d)");

    /** A date and time that keeps its text, and has the nearest value: see {@link #nearest}. */
    static Written<OffsetDateTime> writtenDateTime(@Nullable Object json) {
        OffsetDateTime value = text(json, DATE_TIME, Formats::nearest);
        String text = String.valueOf(json);
        LocalTime time = value.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
        boolean last = time.getHour() == 23 && time.getMinute() == 59;
        if (!last && LEAP_SECOND.matcher(text).find()) {
            throw JsonMismatchException.expected("a date and time with a second that exists", json);
        }
        return new Written<>(text, value);
    }

    /**
     * Returns a date and time as Java can hold it: of a leap second the second before, of more digits than nine the first nine, of an
     * offset of more than 18 hours the same moment in UTC.
     */
    private static OffsetDateTime nearest(String text) {
        try {
            return parsed(text);
        } catch (DateTimeException e) {
            String usual = LEAP_SECOND.matcher(text).replaceFirst(":59");
            String shorter = BELOW_NANOSECONDS.matcher(usual).replaceFirst("");
            Matcher wide = WIDE_OFFSET.matcher(shorter);
            if (!wide.matches()) {
                return parsed(shorter);
            }
            Duration offset =
                    Duration.ofHours(Long.parseLong(wide.group(3))).plusMinutes(Long.parseLong(wide.group(4)));
            OffsetDateTime local = parsed(wide.group(1) + "Z");
            return wide.group(2).equals("+") ? local.minus(offset) : local.plus(offset);
        }
    }

    /** A UUID that keeps its text: capital letters are allowed. */
    static Written<UUID> writtenUuid(@Nullable Object json) {
        UUID value = uuid(json);
        return new Written<>(String.valueOf(json), value);
    }

    static OffsetDateTime dateTime(@Nullable Object json) {
        return text(json, DATE_TIME, Formats::parsed);
    }

    private static OffsetDateTime parsed(String text) {
        return OffsetDateTime.parse(text.replace(' ', 'T').replace('t', 'T').replace('z', 'Z'));
    }

    static LocalDate date(@Nullable Object json) {
        return text(json, "a date such as 2024-01-31", LocalDate::parse);
    }

    static OffsetTime time(@Nullable Object json) {
        return text(json, "a time such as 12:00:00Z", OffsetTime::parse);
    }

    static LocalTime localTime(@Nullable Object json) {
        return text(json, "a time such as 12:00:00", LocalTime::parse);
    }

    static LocalDateTime localDateTime(@Nullable Object json) {
        return text(json, "a date and time such as 2024-01-31T12:00:00", LocalDateTime::parse);
    }

    static Instant instant(@Nullable Object json) {
        return text(json, "a date and time such as 2024-01-31T12:00:00Z", Instant::parse);
    }

    static Duration duration(@Nullable Object json) {
        return text(json, "a duration such as PT1H30M", Duration::parse);
    }

    static Period period(@Nullable Object json) {
        return text(json, "a period such as P1Y2M", Period::parse);
    }

    static URI uri(@Nullable Object json) {
        return text(json, "a URI", text -> {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    static UUID uuid(@Nullable Object json) {
        return text(json, "a UUID", text -> {
            if (!UUID_TEXT.matcher(text).matches()) {
                throw new IllegalArgumentException("UUID.fromString would take 1-2-3-4-5, too");
            }
            return UUID.fromString(text);
        });
    }

    static BigDecimal decimal(@Nullable Object json) {
        return decimal(json, "a number").stripTrailingZeros();
    }

    static BigInteger bigInteger(@Nullable Object json) {
        BigInteger integer = JsonNumbers.integer(decimal(json, "an integer"));
        if (integer == null) {
            throw JsonMismatchException.expected("an integer", json);
        }
        return integer;
    }

    static Integer int32(@Nullable Object json) {
        try {
            return decimal(json, "an integer").intValueExact();
        } catch (ArithmeticException e) {
            throw JsonMismatchException.expected("an integer of 32 bits", json);
        }
    }

    private static BigDecimal decimal(@Nullable Object json, String expected) {
        if (json instanceof Number number && JsonReader.isFinite(number)) {
            return JsonNumbers.decimal(number);
        }
        throw JsonMismatchException.expected(expected, json);
    }

    private static <T> T text(@Nullable Object json, String expected, Function<String, T> parse) {
        if (!(json instanceof String text)) {
            throw JsonMismatchException.expected(expected, json);
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw JsonMismatchException.expected(expected, json);
        }
    }
}
