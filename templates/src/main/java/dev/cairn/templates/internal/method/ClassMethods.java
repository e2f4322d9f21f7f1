package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.value.Bytes;
import dev.cairn.templates.internal.value.Datetime;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Zone;
import dev.cairn.templates.time.DatetimeParseException;
import dev.cairn.templates.time.Strptime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The class methods of date and datetime, which their values have too. Thread-safe. */
public final class ClassMethods {

    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:.(\\d{2})(?::?(\\d{2})(?::?(\\d{2})"
                    + "(?:[.,](\\d+))?)?)?(Z|[+-]\\d{2}:?\\d{2}(?::?\\d{2})?)?)?");
    private static final long DAYS_TO_EPOCH = 719_163;

    private ClassMethods() {}

    public static Datetime now(Evaluation evaluation, @Nullable Object zone) {
        LocalDateTime utc = LocalDateTime.ofInstant(evaluation.clock().instant(), ZoneOffset.UTC);
        return zone == null ? new Datetime(utc, null) : new Datetime(utc, Zone.UTC).in(zone(zone));
    }

    static Zone zone(@Nullable Object value) {
        if (value instanceof Zone zone) {
            return zone;
        }
        throw PythonException.type("tzinfo argument must be None or of a tzinfo subclass");
    }

    public static Datetime strptime(String text, String format) {
        try {
            Strptime.Result result = Strptime.of(Text.datetimeFormat(format)).parse(text);
            Integer offset = result.offsetSeconds();
            return new Datetime(supported(result.local()), offset == null ? null : Zone.ofOffset(offset));
        } catch (DatetimeParseException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
    }

    static Datetime fromTimestamp(@Nullable Object timestamp, @Nullable Object zone) {
        if (!Numbers.isInteger(timestamp) && !(timestamp instanceof Double)) {
            throw PythonException.type("an integer is required");
        }
        double seconds = Numbers.toDouble(timestamp);
        if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
            throw PythonException.value("cannot convert float NaN or infinity to integer");
        }
        long micros = new BigDecimal(seconds)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValue();
        if (Math.abs(seconds) > 1e13) {
            throw PythonException.value("year is out of range");
        }
        LocalDateTime utc = LocalDateTime.ofInstant(
                Instant.EPOCH
                        .plusSeconds(Math.floorDiv(micros, 1_000_000L))
                        .plusNanos(Math.floorMod(micros, 1_000_000L) * 1000),
                ZoneOffset.UTC);
        Datetime datetime = new Datetime(supported(utc), Zone.UTC);
        return zone == null ? new Datetime(utc, null) : datetime.in(zone(zone));
    }

    static LocalDate dateFromIso(String text) {
        if (!text.matches("\\d{4}-?\\d{2}-?\\d{2}")) {
            throw PythonException.value("Invalid isoformat string: '" + text + "'");
        }
        String digits = text.replace("-", "");
        return DateMethods.date(
                Integer.parseInt(digits.substring(0, 4)),
                Integer.parseInt(digits.substring(4, 6)),
                Integer.parseInt(digits.substring(6)));
    }

    static Datetime datetimeFromIso(String text) {
        Matcher matcher = ISO.matcher(text);
        if (!matcher.matches()) {
            throw PythonException.value("Invalid isoformat string: '" + text + "'");
        }
        LocalDate date = DateMethods.date(part(matcher, 1), part(matcher, 2), part(matcher, 3));
        String fraction = matcher.group(7);
        int micros = fraction == null ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6));
        try {
            LocalTime time = LocalTime.of(part(matcher, 4), part(matcher, 5), part(matcher, 6), micros * 1000);
            return new Datetime(date.atTime(time), offset(matcher.group(8)));
        } catch (DateTimeException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
    }

    private static int part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static @Nullable Zone offset(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if ("Z".equals(text)) {
            return Zone.UTC;
        }
        String digits = text.substring(1).replace(":", "");
        int seconds = Integer.parseInt(digits.substring(0, 2)) * 3600 + Integer.parseInt(digits.substring(2, 4)) * 60;
        seconds += digits.length() > 4 ? Integer.parseInt(digits.substring(4)) : 0;
        return Zone.ofOffset(text.startsWith("-") ? -seconds : seconds);
    }

    static LocalDate dateFromIsoCalendar(int year, int week, int day) {
        LocalDate inFirstWeek = supported(LocalDate.of(Math.max(-1, Math.min(year, 10_000)), 1, 4));
        long weeks =
                IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirstWeek).getMaximum();
        if (week < 1 || week > weeks || day < 1 || day > 7) {
            throw PythonException.value("Invalid week or weekday");
        }
        return supported(
                inFirstWeek.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week).with(DayOfWeek.of(day)));
    }

    static LocalDate dateFromOrdinal(int ordinal) {
        return supported(LocalDate.ofEpochDay(ordinal - DAYS_TO_EPOCH));
    }

    static LocalDate supported(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw PythonException.value("year " + date.getYear() + " is out of range");
        }
        return date;
    }

    static LocalDateTime supported(LocalDateTime datetime) {
        supported(datetime.toLocalDate());
        return datetime;
    }

    /** The text of bytes or str, for functions that take both. */
    public static String textOf(@Nullable Object value) {
        return value instanceof Bytes bytes
                ? new String(bytes.content(), StandardCharsets.US_ASCII)
                : Text.require(value);
    }
}
