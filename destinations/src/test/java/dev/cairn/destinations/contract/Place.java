package dev.cairn.destinations.contract;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where tests write to, and how they look at it without Cairn. */
public interface Place extends AutoCloseable {

    String address();

    /** The rows of a table as they are: values of columns by their names, without those that are null. */
    List<Map<String, @Nullable Object>> rows(String table) throws Exception;

    /** The rows of some tables. */
    default Map<String, List<Map<String, @Nullable Object>>> rows(Collection<String> tables) throws Exception {
        Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
        for (String table : tables) {
            rows.put(table, rows(table));
        }
        return rows;
    }

    /** What users may do to tables here. */
    default List<Mistake> mistakes() {
        return List.of();
    }

    /** What may be lost while a sync runs, by its name. */
    default Map<String, Mistake.Change> losses() {
        return Map.of();
    }

    /** Whether tests may change tables while a sync writes. */
    default boolean mayBeChangedInSyncs() {
        return true;
    }

    /** Whether values of JSON columns come as values, and not as texts. */
    default boolean isJson() {
        return false;
    }

    /** Makes it a place of the time when syncs had no names. */
    void forgetNames() throws Exception;

    @Override
    default void close() {}
}
