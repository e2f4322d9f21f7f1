package dev.cairn.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same text for the same bytes, mostly: the members' names of records come again and again. Thread-safe
 * without a lock: whoever overtakes another makes a text anew.
 */
final class NameTable {

    private static final int SLOTS = 1 << 12;
    private static final int LONGEST = 64;

    @SuppressWarnings("ArrayRecordComponent") // entries are never compared
    private record Entry(byte[] utf8, String name) {}

    private final @Nullable Entry[] entries = new @Nullable Entry[SLOTS];

    /** The text of UTF-8 bytes. */
    String of(byte[] utf8, int from, int to) {
        if (to - from > LONGEST) {
            return new String(utf8, from, to - from, StandardCharsets.UTF_8);
        }
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + utf8[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        Entry known = entries[slot];
        if (known != null && Arrays.equals(known.utf8, 0, known.utf8.length, utf8, from, to)) {
            return known.name;
        }
        byte[] copy = Arrays.copyOfRange(utf8, from, to);
        Entry entry = new Entry(copy, new String(copy, StandardCharsets.UTF_8));
        entries[slot] = entry;
        return entry.name;
    }
}
