package dev.cairn.templates.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An ISO 8601 duration as isodate 0.6 (which the reference uses) reads it: years and months are kept apart, since their
 * length depends on the date they are added to; weeks, days and the rest are an exact time. Every part may have a
 * fraction, the whole a sign. Immutable and thread-safe.
 *
 * @param years the years, negative for a negative duration
 * @param months the months, negative for a negative duration
 * @param time all that has a fixed length, in whole microseconds
 */
public record IsoDuration(BigDecimal years, BigDecimal months, Duration time) {

    private static final String NUMBER = "([0-9]+(?:[,.][0-9]+)?)";
    private static final Pattern DURATION = Pattern.compile("(?<sign>[+-])?P(?=\\w)(?:" + NUMBER + "Y)?(?:" + NUMBER
            + "M)?(?:" + NUMBER + "W)?(?:" + NUMBER + "D)?(?:T(?:" + NUMBER + "H)?(?:" + NUMBER + "M)?(?:" + NUMBER
            + "S)?)?\\n?");
    private static final Pattern AS_DATE =
            Pattern.compile("P(\\d{4})-?(\\d{2})-?(\\d{2})T(\\d{2}):?(\\d{2}):?(\\d{2})");
    private static final int MAX_LENGTH = 1000;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final BigDecimal MAX_MICROS = new BigDecimal("86400000000").multiply(new BigDecimal(1_000_000_000));

    /**
     * Reads a duration such as {@code P1D}, {@code PT1.5H}, {@code -P1Y2M} or {@code P2W}.
     *
     * @throws DatetimeParseException if the text is none
     */
    public static IsoDuration parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new DatetimeParseException("a duration of " + text.length() + " characters is out of range", text);
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return parseAsDate(text);
        }
        BigDecimal sign = "-".equals(matcher.group("sign")) ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        BigDecimal micros = part(matcher.group(4), 7 * 86_400 * MICROS_PER_SECOND)
                .add(part(matcher.group(5), 86_400 * MICROS_PER_SECOND))
                .add(part(matcher.group(6), 3600 * MICROS_PER_SECOND))
                .add(part(matcher.group(7), 60 * MICROS_PER_SECOND))
                .add(part(matcher.group(8), MICROS_PER_SECOND));
        if (micros.compareTo(MAX_MICROS) >= 0) {
            throw new DatetimeParseException("duration '" + text + "' is out of range", text);
        }
        return new IsoDuration(
                decimal(matcher.group(2)).multiply(sign),
                decimal(matcher.group(3)).multiply(sign),
                ofMicros(micros.multiply(sign)));
    }

    /** The alternative form, a date and a time that stand for as many years, months, days and so on. */
    private static IsoDuration parseAsDate(String text) {
        Matcher matcher = AS_DATE.matcher(text);
        if (!matcher.matches()) {
            throw new DatetimeParseException("unable to parse duration string '" + text + "'", text);
        }
        Duration time = Duration.ofDays(Long.parseLong(matcher.group(3)))
                .plusHours(Long.parseLong(matcher.group(4)))
                .plusMinutes(Long.parseLong(matcher.group(5)))
                .plusSeconds(Long.parseLong(matcher.group(6)));
        return new IsoDuration(new BigDecimal(matcher.group(1)), new BigDecimal(matcher.group(2)), time);
    }

    private static BigDecimal decimal(@Nullable String number) {
        return number == null ? BigDecimal.ZERO : new BigDecimal(number.replace(',', '.'));
    }

    /** The reference goes through floats, so a fraction counts as the float that stands for it. */
    private static BigDecimal part(@Nullable String number, long unit) {
        if (number == null) {
            return BigDecimal.ZERO;
        }
        double value = decimal(number).doubleValue();
        if (Double.isInfinite(value)) {
            throw new DatetimeParseException("'" + number + "' is out of range", number);
        }
        return new BigDecimal(value).multiply(BigDecimal.valueOf(unit));
    }

    private static Duration ofMicros(BigDecimal micros) {
        BigDecimal[] parts =
                micros.setScale(0, RoundingMode.HALF_EVEN).divideAndRemainder(BigDecimal.valueOf(MICROS_PER_SECOND));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact() * 1000);
    }

    /** Whether the duration has the same length wherever it starts, which {@link #time} then is. */
    public boolean isFixed() {
        return years.signum() == 0 && months.signum() == 0;
    }

    /**
     * The later datetime: years and months first (the day is cut to the month's length), then the rest.
     *
     * @throws DateTimeException if that is outside the years 1 to 9999
     * @throws IllegalArgumentException if there is a fraction of a year or a month
     */
    public OffsetDateTime addTo(OffsetDateTime datetime) {
        return addTo(datetime.toLocalDateTime()).atOffset(datetime.getOffset());
    }

    /** Like {@link #addTo(OffsetDateTime)}, for a datetime without timezone. */
    public LocalDateTime addTo(LocalDateTime datetime) {
        return supported(moveMonths(datetime, 1).plus(time));
    }

    /** The earlier datetime, of a datetime with a timezone. */
    public OffsetDateTime subtractFrom(OffsetDateTime datetime) {
        return subtractFrom(datetime.toLocalDateTime()).atOffset(datetime.getOffset());
    }

    /** Like {@link #subtractFrom(OffsetDateTime)}, for a datetime without timezone. */
    public LocalDateTime subtractFrom(LocalDateTime datetime) {
        return supported(moveMonths(datetime, -1).minus(time));
    }

    private LocalDateTime moveMonths(LocalDateTime datetime, int direction) {
        if (isFixed()) {
            return datetime;
        }
        try {
            long distance = direction * (years.longValueExact() * 12 + months.longValueExact());
            YearMonth month = YearMonth.from(datetime).plusMonths(distance);
            return supported(LocalDateTime.of(
                    month.atDay(Math.min(datetime.getDayOfMonth(), month.lengthOfMonth())), datetime.toLocalTime()));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a fraction of a year or month cannot be added to a date", e);
        }
    }

    private static LocalDateTime supported(LocalDateTime datetime) {
        if (datetime.getYear() < 1 || datetime.getYear() > 9999) {
            throw new DateTimeException("the date is out of range");
        }
        return datetime;
    }

    /** The opposite duration. */
    public IsoDuration negated() {
        return new IsoDuration(years.negate(), months.negate(), time.negated());
    }
}
