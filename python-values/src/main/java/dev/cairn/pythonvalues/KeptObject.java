package dev.cairn.pythonvalues;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that is written many times and keeps its text. Immutable and thread-safe, as long as nothing in it
 * changes.
 */
public final class KeptObject extends AbstractMap<String, @Nullable Object> {

    private final Map<String, @Nullable Object> members;
    private volatile byte @Nullable [] text;
    private volatile long hash;

    /** @param members plain JSON values, in their order */
    public KeptObject(Map<String, ? extends @Nullable Object> members) {
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * Returns its text, which the caller must not change.
     *
     * @param writer writes it the first time
     */
    public byte[] text(Function<? super Map<String, @Nullable Object>, byte[]> writer) {
        byte[] known = text;
        if (known == null) {
            known = writer.apply(members);
            text = known;
        }
        return known;
    }

    /**
     * Returns a hash of its members.
     *
     * @param function computes it the first time
     */
    public long hash(ToLongFunction<? super Map<String, @Nullable Object>> function) {
        long known = hash;
        if (known == 0) {
            known = function.applyAsLong(members);
            hash = known;
        }
        return known;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return members.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return members.containsKey(name);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return members.entrySet();
    }
}
