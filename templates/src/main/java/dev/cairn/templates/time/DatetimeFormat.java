package dev.cairn.templates.time;

import dev.cairn.pythonvalues.PythonNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;

/**
 * A datetime format of a manifest: Python's {@code strftime}/{@code strptime} directives, and the reference's own
 * {@code %s}, {@code %s_as_float}, {@code %ms}, {@code %epoch_microseconds} (each only as the whole format) and
 * {@code %_ms} (milliseconds within a format). Source: {@code DatetimeParser} of the Python CDK.
 *
 * <p>Every text makes a format; one that cannot be parsed with fails in {@link #parse}, as in the reference. A text
 * without timezone is UTC. Precision is microseconds: a fraction of more than six digits does not match {@code %f}.
 * Immutable and thread-safe.
 */
public final class DatetimeFormat {

    private static final int MAX_ZONE_OFFSET_SECONDS = 18 * 3600;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private enum Kind {
        SECONDS,
        FLOAT_SECONDS,
        MILLISECONDS,
        MICROSECONDS,
        MILLISECOND_DIRECTIVE,
        DIRECTIVES
    }

    private final String pattern;
    private final Kind kind;
    private final Strftime writer;
    private final Strptime reader;

    private DatetimeFormat(String pattern) {
        this.pattern = pattern;
        this.kind = kindOf(pattern);
        String plain = pattern.replace("%_ms", "%f");
        this.writer = Strftime.of(plain);
        this.reader = Strptime.of(plain);
    }

    /** Compiles a format. */
    public static DatetimeFormat of(String pattern) {
        return new DatetimeFormat(pattern);
    }

    private static Kind kindOf(String pattern) {
        return switch (pattern) {
            case "%s" -> Kind.SECONDS;
            case "%s_as_float" -> Kind.FLOAT_SECONDS;
            case "%ms" -> Kind.MILLISECONDS;
            case "%epoch_microseconds" -> Kind.MICROSECONDS;
            default -> pattern.contains("%_ms") ? Kind.MILLISECOND_DIRECTIVE : Kind.DIRECTIVES;
        };
    }

    /** The text of the format. */
    public String pattern() {
        return pattern;
    }

    /**
     * Reads a datetime.
     *
     * @param value a string, a Long, a {@link BigInteger} or a Double
     * @throws DatetimeParseException if the value does not have the format
     */
    public OffsetDateTime parse(Object value) {
        return switch (kind) {
            case SECONDS -> ofMicros(integer(value).multiply(BigInteger.valueOf(MICROS_PER_SECOND)), value);
            case MILLISECONDS -> ofMicros(integer(value).multiply(BigInteger.valueOf(1000)), value);
            case MICROSECONDS -> ofMicros(integer(value), value);
            case FLOAT_SECONDS -> ofFloat(value);
            case MILLISECOND_DIRECTIVE, DIRECTIVES -> parseText(text(value));
        };
    }

    private OffsetDateTime parseText(String text) {
        Strptime.Result result = reader.parse(text);
        Integer offset = result.offsetSeconds();
        if (offset == null) {
            return result.local().atOffset(ZoneOffset.UTC);
        }
        if (Math.abs(offset) <= MAX_ZONE_OFFSET_SECONDS) {
            return result.local().atOffset(ZoneOffset.ofTotalSeconds(offset));
        }
        return result.local().minusSeconds(offset).atOffset(ZoneOffset.UTC);
    }

    /** Writes a datetime; {@code %z} shows its own offset, digits beyond microseconds are cut. */
    public String format(OffsetDateTime datetime) {
        OffsetDateTime value = datetime.truncatedTo(ChronoUnit.MICROS);
        return switch (kind) {
            case SECONDS -> Long.toString((long) timestamp(value));
            case FLOAT_SECONDS -> PythonNumbers.repr(timestamp(value));
            // The reference multiplies floats here, and cuts what that gives.
            case MILLISECONDS -> Long.toString((long) (timestamp(value) * 1000));
            case MICROSECONDS -> Long.toString((long) (timestamp(value) * MICROS_PER_SECOND));
            case DIRECTIVES -> write(value);
            case MILLISECOND_DIRECTIVE -> withMilliseconds(value);
        };
    }

    private String write(OffsetDateTime value) {
        return writer.format(value.toLocalDateTime(), value.getOffset().getTotalSeconds(), zoneName(value.getOffset()));
    }

    /** As the reference: the microseconds' digits are replaced wherever they occur in the text. */
    private String withMilliseconds(OffsetDateTime value) {
        String micros = Strftime.microseconds(value.toLocalDateTime());
        return write(value).replace(micros, micros.substring(0, 3));
    }

    private static String zoneName(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }

    /** Seconds since the epoch as Python's {@code datetime.timestamp()} gives them. */
    public static double timestamp(OffsetDateTime value) {
        long micros =
                Math.addExact(Math.multiplyExact(value.toEpochSecond(), MICROS_PER_SECOND), value.getNano() / 1000);
        return PythonNumbers.divide(micros, MICROS_PER_SECOND);
    }

    private static OffsetDateTime ofFloat(Object value) {
        double seconds = value instanceof Double number ? number : read(value, PythonNumbers::parseFloat);
        if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
            throw new DatetimeParseException("'" + value + "' is no timestamp", text(value));
        }
        BigInteger micros = new BigDecimal(seconds)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        return ofMicros(micros, value);
    }

    private static OffsetDateTime ofMicros(BigInteger micros, Object value) {
        try {
            long exact = micros.longValueExact();
            OffsetDateTime datetime = Instant.ofEpochSecond(
                            Math.floorDiv(exact, MICROS_PER_SECOND), Math.floorMod(exact, MICROS_PER_SECOND) * 1000)
                    .atOffset(ZoneOffset.UTC);
            if (datetime.getYear() >= 1 && datetime.getYear() <= 9999) {
                return datetime;
            }
        } catch (ArithmeticException | DateTimeException e) {
            // Falls through: beyond what any datetime holds.
        }
        throw new DatetimeParseException("timestamp '" + value + "' is out of range", text(value));
    }

    private static BigInteger integer(Object value) {
        if (value instanceof Long number) {
            return BigInteger.valueOf(number);
        }
        if (value instanceof BigInteger number) {
            return number;
        }
        if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
            return new BigDecimal(number).toBigInteger();
        }
        return read(value, PythonNumbers::parseInteger);
    }

    private static <T> T read(Object value, Function<String, T> reader) {
        String text = text(value);
        try {
            return reader.apply(text);
        } catch (NumberFormatException e) {
            throw new DatetimeParseException(String.valueOf(e.getMessage()), text);
        }
    }

    private static String text(Object value) {
        return value instanceof Double number ? PythonNumbers.repr(number) : value.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DatetimeFormat format && format.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(pattern);
    }

    @Override
    public String toString() {
        return pattern;
    }
}
