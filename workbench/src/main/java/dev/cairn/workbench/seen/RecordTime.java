package dev.cairn.workbench.seen;

import dev.cairn.runtime.trial.DatetimeFormatInferrer;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.DatetimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of all records that says when something happened to them.
 *
 * @param format of its values, in Python's notation
 * @param rank the lower, the more its name says that it changes with the record
 */
public record RecordTime(String field, String format, int rank) {

    private static final int UPDATED = 0;
    private static final int CREATED = 1;
    private static final int HAPPENED = 2;
    private static final int OTHER = 9;

    /** What the inferrer of test reads does not know. */
    private static final List<String> MORE =
            List.of("%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f");

    /** The one that is the likeliest cursor. */
    public static Optional<RecordTime> in(List<Map<String, @Nullable Object>> records) {
        return in(records, OTHER - 1);
    }

    /** Returns a field that has times, whatever it is called; the one that is the likeliest cursor. */
    public static Optional<RecordTime> anyIn(List<Map<String, @Nullable Object>> records) {
        return in(records, OTHER);
    }

    private static Optional<RecordTime> in(List<Map<String, @Nullable Object>> records, int highest) {
        if (records.isEmpty()) {
            return Optional.empty();
        }
        DatetimeFormatInferrer inferrer = new DatetimeFormatInferrer();
        records.forEach(inferrer::accumulate);
        Map<String, String> inferred = inferrer.formats();
        return records.get(0).keySet().stream()
                .filter(field -> rankOf(field) <= highest)
                .flatMap(field -> format(field, inferred.get(field), records).stream())
                .min(Comparator.comparingInt(RecordTime::rank));
    }

    public boolean changesWithRecord() {
        return rank == UPDATED;
    }

    private static Optional<RecordTime> format(
            String field, @Nullable String inferred, List<Map<String, @Nullable Object>> records) {
        String format = inferred != null
                ? inferred
                : MORE.stream()
                        .filter(one -> records.stream().allMatch(record -> fits(record.get(field), one)))
                        .findFirst()
                        .orElse(null);
        return format == null ? Optional.empty() : Optional.of(new RecordTime(field, format, rankOf(field)));
    }

    private static boolean fits(@Nullable Object value, String format) {
        try {
            return value instanceof String text && DatetimeFormat.of(format).parse(text) != null;
        } catch (DatetimeParseException e) {
            return false;
        }
    }

    private static int rankOf(String field) {
        String word = field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        if (word.matches(".*(?:updat|modif|chang|edited|last_seen).*")) {
            return UPDATED;
        }
        if (word.matches(".*(?:creat|insert|added|posted|published|submitted|registered).*|created")) {
            return CREATED;
        }
        return word.matches("date|time|timestamp|ts|datetime|occurred.*|event_(?:time|date)|day|.*_timestamp")
                ? HAPPENED
                : OTHER;
    }
}
