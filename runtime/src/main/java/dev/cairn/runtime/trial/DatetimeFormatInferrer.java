package dev.cairn.runtime.trial;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.DatetimeParseException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the top-level fields that hold a date in all records, and in which format. Not thread-safe.
 *
 * <p>Source of the rules: {@code DatetimeFormatInferrer} of the Python CDK. The first format that the first record's value
 * fits is the candidate, and every later record must fit it, too.
 */
public final class DatetimeFormatInferrer {

    private static final List<DatetimeFormat> FORMATS = List.of(
                    "%Y-%m-%d",
                    "%Y-%m-%d %H:%M:%S",
                    "%Y-%m-%dT%H:%M:%SZ",
                    "%Y-%m-%dT%H:%M:%S.%fZ",
                    "%Y-%m-%d %H:%M:%S.%f%z",
                    "%Y-%m-%dT%H:%M:%S.%f%z",
                    "%s",
                    "%ms",
                    "%d/%m/%Y %H:%M",
                    "%Y-%m",
                    "%d-%m-%Y")
            .stream()
            .map(DatetimeFormat::of)
            .toList();

    private static final BigInteger FIRST_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger LAST_SECOND = BigInteger.valueOf(1_999_999_999);
    private static final BigInteger FIRST_MILLISECOND = BigInteger.valueOf(1_000_000_000_000L);
    private static final BigInteger LAST_MILLISECOND = BigInteger.valueOf(1_999_999_999_999L);

    private @Nullable Map<String, DatetimeFormat> candidates;

    /** Takes a record into account; plain JSON values. */
    public void accumulate(Map<String, ? extends @Nullable Object> record) {
        Map<String, DatetimeFormat> known = candidates;
        if (known == null) {
            candidates = candidates(record);
        } else {
            known.entrySet().removeIf(candidate -> !fits(record.get(candidate.getKey()), candidate.getValue()));
        }
    }

    /** Fields and their formats, in Python's notation. */
    public Map<String, String> formats() {
        Map<String, String> formats = new LinkedHashMap<>();
        if (candidates != null) {
            candidates.forEach((field, format) -> formats.put(field, format.pattern()));
        }
        return formats;
    }

    private static Map<String, DatetimeFormat> candidates(Map<String, ? extends @Nullable Object> record) {
        Map<String, DatetimeFormat> found = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends @Nullable Object> field : record.entrySet()) {
            Optional<DatetimeFormat> first = FORMATS.stream()
                    .filter(format -> fits(field.getValue(), format))
                    .findFirst();
            first.ifPresent(format -> found.put(field.getKey(), format));
        }
        return found;
    }

    private static boolean fits(@Nullable Object value, DatetimeFormat format) {
        if (value == null || !mayBeDate(value)) {
            return false;
        }
        try {
            format.parse(value);
            return true;
        } catch (DatetimeParseException e) {
            return false;
        }
    }

    /** A text that is no integer, or an integer that is a time of our days in seconds or milliseconds. */
    private static boolean mayBeDate(Object value) {
        if (!(value instanceof String || value instanceof Long || value instanceof BigInteger)) {
            return false;
        }
        BigInteger integer;
        try {
            integer = PythonNumbers.parseInteger(PythonText.str(value));
        } catch (NumberFormatException e) {
            return true;
        }
        return isBetween(integer, FIRST_SECOND, LAST_SECOND) || isBetween(integer, FIRST_MILLISECOND, LAST_MILLISECOND);
    }

    private static boolean isBetween(BigInteger value, BigInteger first, BigInteger last) {
        return value.compareTo(first) >= 0 && value.compareTo(last) <= 0;
    }
}
