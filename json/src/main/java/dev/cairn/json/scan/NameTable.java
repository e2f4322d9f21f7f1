package dev.cairn.json.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the names of members as texts, since the same names occur in most records. Thread-safe without a lock: in a
 * race the same name may be made twice.
 */
final class NameTable {

    private static final int SLOTS = 1 << 12;
    private static final int LONGEST = 64;

    @SuppressWarnings("ArrayRecordComponent") // entries are never compared
    private record Entry(byte[] utf8, String name) {}

    private final @Nullable Entry[] entries = new @Nullable Entry[SLOTS];

    /**
     * The name in a text.
     *
     * @param from the index of its opening quote
     * @param to the index after its closing quote
     */
    String of(byte[] text, int from, int to) {
        int hash = to - from;
        boolean plain = to - from <= LONGEST;
        for (int i = from + 1; plain && i < to - 1; i++) {
            hash = 31 * hash + text[i];
            plain = text[i] != '\\';
        }
        if (!plain) {
            return (String) Objects.requireNonNull(JsonText.value(text, from, to));
        }
        int slot = (hash ^ hash >>> 15) & (SLOTS - 1);
        Entry known = entries[slot];
        if (known != null && Arrays.equals(known.utf8, 0, known.utf8.length, text, from + 1, to - 1)) {
            return known.name;
        }
        byte[] copy = Arrays.copyOfRange(text, from + 1, to - 1);
        Entry entry = new Entry(copy, new String(copy, StandardCharsets.UTF_8));
        entries[slot] = entry;
        return entry.name;
    }
}
