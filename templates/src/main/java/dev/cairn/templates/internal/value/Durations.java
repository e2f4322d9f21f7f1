package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.PythonNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;

/** Python's timedelta in terms of Java's durations. Thread-safe. */
public final class Durations {

    private static final BigInteger MICROS_PER_SECOND = BigInteger.valueOf(1_000_000);
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long MAX_DAYS = 999_999_999;

    private Durations() {}

    public static long days(Duration duration) {
        return Math.floorDiv(duration.toSeconds(), SECONDS_PER_DAY);
    }

    public static long secondsOfDay(Duration duration) {
        return Math.floorMod(duration.toSeconds(), SECONDS_PER_DAY);
    }

    public static long micros(Duration duration) {
        return duration.toNanosPart() / 1000;
    }

    public static BigInteger totalMicros(Duration duration) {
        return BigInteger.valueOf(duration.toSeconds())
                .multiply(MICROS_PER_SECOND)
                .add(BigInteger.valueOf(micros(duration)));
    }

    /**
     * A duration of microseconds.
     *
     * @throws PythonException if it is beyond what a timedelta holds
     */
    public static Duration ofMicros(BigInteger micros) {
        BigInteger[] parts = micros.divideAndRemainder(MICROS_PER_SECOND);
        if (parts[0].bitLength() > 60) {
            throw outOfRange();
        }
        return checked(Duration.ofSeconds(parts[0].longValue(), parts[1].longValue() * 1000));
    }

    /** Rounds half to even, as Python does. */
    static Duration ofMicros(BigDecimal micros) {
        return ofMicros(micros.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
    }

    public static double totalSeconds(Duration duration) {
        BigInteger micros = totalMicros(duration);
        return micros.bitLength() < 63
                ? PythonNumbers.divide(micros.longValue(), 1_000_000)
                : new BigDecimal(micros).movePointLeft(6).doubleValue();
    }

    static Duration checked(Duration duration) {
        if (Math.abs(days(duration)) > MAX_DAYS) {
            throw outOfRange();
        }
        return duration;
    }

    private static PythonException outOfRange() {
        return PythonException.overflow("days out of range for a timedelta");
    }

    static String text(Duration duration) {
        StringBuilder out = new StringBuilder();
        long days = days(duration);
        if (days != 0) {
            out.append(days).append(Math.abs(days) == 1 ? " day, " : " days, ");
        }
        long seconds = secondsOfDay(duration);
        out.append(seconds / 3600).append(':');
        appendTwo(out, seconds / 60 % 60);
        appendTwo(out.append(':'), seconds % 60);
        if (micros(duration) != 0) {
            out.append(String.format(".%06d", micros(duration)));
        }
        return out.toString();
    }

    private static void appendTwo(StringBuilder out, long number) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    static String repr(Duration duration) {
        StringBuilder out = new StringBuilder("datetime.timedelta(");
        int start = out.length();
        appendPart(out, start, "days", days(duration));
        appendPart(out, start, "seconds", secondsOfDay(duration));
        appendPart(out, start, "microseconds", micros(duration));
        return out.append(out.length() == start ? "0)" : ")").toString();
    }

    private static void appendPart(StringBuilder out, int start, String name, long value) {
        if (value != 0) {
            out.append(out.length() == start ? "" : ", ")
                    .append(name)
                    .append('=')
                    .append(value);
        }
    }
}
