package dev.cairn.cli.destination;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What of a stream a caller of {@code status} takes for a failure.
 *
 * @param stale how long ago it may have been read to its end; null for {@code failed}
 */
record FailOn(@Nullable Duration stale) {

    private static final String FAILED = "failed";
    private static final Pattern STALE = Pattern.compile("stale=(?:(\\d{1,9})([smhd])|(P.*))");

    /** Reads {@code failed}, {@code stale=6h} or {@code stale=PT6H}. */
    static final class Reader implements ITypeConverter<FailOn> {

        @Override
        public FailOn convert(String text) {
            if (text.equals(FAILED)) {
                return new FailOn(null);
            }
            Matcher matcher = STALE.matcher(text);
            Duration stale = matcher.matches() ? duration(matcher) : null;
            if (stale == null || stale.isNegative()) {
                throw new TypeConversionException(
                        "'" + text
                                + "' is neither failed nor stale=DURATION, such as stale=90m, stale=6h, stale=2d or stale=PT36H");
            }
            return new FailOn(stale);
        }

        private static @Nullable Duration duration(Matcher matcher) {
            if (matcher.group(3) == null) {
                String unit = matcher.group(2).toUpperCase(Locale.ROOT);
                return Duration.parse(
                        unit.equals("D") ? "P" + matcher.group(1) + unit : "PT" + matcher.group(1) + unit);
            }
            try {
                return Duration.parse(matcher.group(3));
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }
}
