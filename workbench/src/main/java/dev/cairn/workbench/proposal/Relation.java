package dev.cairn.workbench.proposal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the records of one answer are related to those of another. */
enum Relation {
    /** The same records. */
    SAME,
    /** The same, but for the first, which is gone: the other begins one record later. */
    SHIFTED,
    /** None is in both. */
    DISJOINT,
    /** There are none. */
    EMPTY,
    /** The first so many. */
    SHORTER,
    /** Some are in both. */
    OVERLAPPING,
    /** The API refused the request. */
    REFUSED;

    /**
     * Compares.
     *
     * @param key the field that tells records apart; null for all of a record
     */
    static Relation of(List<Map<String, @Nullable Object>> base, Probed other, @Nullable String key) {
        if (other.failure() != null) {
            return REFUSED;
        }
        return of(identities(base, key), identities(other.first(), key));
    }

    private static Relation of(List<Object> base, List<Object> other) {
        if (other.isEmpty()) {
            return EMPTY;
        }
        if (base.equals(other)) {
            return SAME;
        }
        if (base.size() > 1
                && other.size() >= base.size() - 1
                && base.subList(1, base.size()).equals(other.subList(0, base.size() - 1))) {
            return SHIFTED;
        }
        if (other.size() < base.size() && base.subList(0, other.size()).equals(other)) {
            return SHORTER;
        }
        Set<Object> shared = new HashSet<>(base);
        shared.retainAll(new HashSet<>(other));
        return shared.isEmpty()
                ? DISJOINT
                : shared.size() == new HashSet<>(base).size() && base.size() == other.size() ? SAME : OVERLAPPING;
    }

    static List<Object> identities(List<Map<String, @Nullable Object>> records, @Nullable String key) {
        return records.stream()
                .map(record -> {
                    Object id = key == null ? null : record.get(key);
                    return id == null ? (Object) record : id;
                })
                .toList();
    }
}
