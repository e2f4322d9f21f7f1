package dev.cairn.records.extract;

import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordCursor;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Recognizes lists in records that the API has cut short, and fetches the whole lists. Thread-safe. */
public final class TruncatedLists {

    private final FieldPath indicator;
    private final @Nullable Source source;
    private final Consumer<String> cut;
    private final Consumer<String> warnings;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * @param indicator a path, without patterns, to a value that is true of a record whose list was cut
     * @param source where the whole list is; null where it cannot be had
     * @param cut hears once of lists that nothing completes
     * @param warnings hears once of lists that stay incomplete although they were fetched
     */
    public TruncatedLists(
            FieldPath indicator, @Nullable Source source, Consumer<String> cut, Consumer<String> warnings) {
        this.indicator = indicator;
        this.source = source;
        this.cut = cut;
        this.warnings = warnings;
    }

    /** Fetches whole lists. Thread-safe. */
    @FunctionalInterface
    public interface Source {

        /** The items of the list of a record; requests are sent while they are asked for. */
        RecordCursor items(Map<String, @Nullable Object> record);
    }

    /** The items of a record's list from where the whole list is; null where those at hand are all that can be had. */
    @Nullable
    RecordCursor fetch(Map<String, @Nullable Object> record) {
        if (!PythonTruth.isTrue(first(indicator, record))) {
            return null;
        }
        if (source == null) {
            warn(
                    cut,
                    "Lists in records of this stream are cut short, as " + indicator + " says, and there is no"
                            + " truncated_list_retriever to fetch the rest" + ofTotal(record));
            return null;
        }
        return source.items(record);
    }

    /** Says it where fewer items were fetched than the record says there are. */
    void fetched(Map<String, @Nullable Object> record, long items) {
        BigInteger total = total(record);
        if (total != null && total.compareTo(BigInteger.valueOf(items)) > 0) {
            warn(
                    warnings,
                    "The truncated_list_retriever has found " + items + " elements" + ofTotal(record)
                            + (items == 0 ? "; those in the record are used" : ""));
        }
    }

    private void warn(Consumer<String> listener, String message) {
        if (!warned.getAndSet(true)) {
            listener.accept(message + ". Further records may be incomplete as well");
        }
    }

    private String ofTotal(Map<String, @Nullable Object> record) {
        BigInteger total = total(record);
        return total == null ? "" : ", of " + total + " that total_count names";
    }

    private @Nullable BigInteger total(Map<String, @Nullable Object> record) {
        Object total = first(indicator.sibling("total_count"), record);
        return total instanceof Long number
                ? BigInteger.valueOf(number)
                : total instanceof BigInteger number ? number : null;
    }

    private static @Nullable Object first(FieldPath path, Object record) {
        List<@Nullable Object> found = path.values(record);
        return found.isEmpty() ? null : found.get(0);
    }
}
