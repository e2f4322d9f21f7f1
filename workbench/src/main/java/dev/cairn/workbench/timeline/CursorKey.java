package dev.cairn.workbench.timeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cursor's value, as far as its place among others can be told without the manifest: a number, a text of digits, or an
 * instant as ISO 8601 writes it, of UTC where it does not say.
 *
 * @param isInstant whether it is seconds since 1970; those compare with each other only
 */
record CursorKey(BigDecimal value, boolean isInstant) implements Comparable<CursorKey> {

    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,40}(\\.\\d{1,20})?");
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS]][XXX][XX][X]]");

    /** The key of a JSON value; null where its place is not known. */
    static @Nullable CursorKey of(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return new CursorKey(decimal, false);
        }
        if (value instanceof BigInteger integer) {
            return new CursorKey(new BigDecimal(integer), false);
        }
        if (value instanceof Long number) {
            return new CursorKey(BigDecimal.valueOf(number), false);
        }
        if (value instanceof Number number) {
            double known = number.doubleValue();
            return Double.isFinite(known) ? new CursorKey(BigDecimal.valueOf(known), false) : null;
        }
        return value instanceof String text ? ofText(text) : null;
    }

    private static @Nullable CursorKey ofText(String text) {
        if (DIGITS.matcher(text).matches()) {
            return new CursorKey(new BigDecimal(text), false);
        }
        try {
            TemporalAccessor parsed = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            Instant instant = parsed instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : parsed instanceof LocalDateTime local
                            ? local.toInstant(ZoneOffset.UTC)
                            : LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
            return new CursorKey(
                    BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9)), true);
        } catch (DateTimeException e) {
            return null; // of another format, which only the manifest tells
        }
    }

    @Override
    public int compareTo(CursorKey other) {
        int kinds = Boolean.compare(isInstant, other.isInstant);
        return kinds != 0 ? kinds : value.compareTo(other.value);
    }
}
