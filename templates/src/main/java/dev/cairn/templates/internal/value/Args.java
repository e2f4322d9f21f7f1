package dev.cairn.templates.internal.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call.
 *
 * @param positional in order; not copied
 * @param keywords by name, in order; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Args(@Nullable Object[] positional, Map<String, @Nullable Object> keywords) {

    public static final Args NONE = new Args(new Object[0], Map.of());

    /** Positional arguments only. */
    public static Args of(@Nullable Object... positional) {
        return new Args(positional, Map.of());
    }

    public int count() {
        return positional.length;
    }

    public @Nullable Object get(int index) {
        return positional[index];
    }

    /** The same arguments after another first one. */
    public Args withFirst(@Nullable Object first) {
        @Nullable Object[] all = new Object[positional.length + 1];
        all[0] = first;
        System.arraycopy(positional, 0, all, 1, positional.length);
        return new Args(all, keywords);
    }

    /** The arguments without the first positional ones. */
    public Args withoutFirst(int count) {
        @Nullable Object[] rest = new Object[positional.length - count];
        System.arraycopy(positional, count, rest, 0, rest.length);
        return new Args(rest, keywords);
    }
}
