package dev.cairn.json.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The names of an object's members in their order, all different. The objects of an API have few different shapes, so
 * their names are read once for each shape. Immutable.
 */
final class ObjectShape {

    private static final int SLOTS = 1 << 10;

    /** Shapes of longer names in all are not kept: objects that are maps by some identifier have a new one each time. */
    private static final int MOST_BYTES = 4096;

    /** From so many members on, names are looked up in a table. */
    private static final int MANY = 6;

    /** In a race the same shape may be made twice. */
    private static final @Nullable ObjectShape[] KNOWN = new @Nullable ObjectShape[SLOTS];

    private static final NameTable NAMES = new NameTable();

    /** What stands between the quotes of the names in the text. */
    private final byte[][] texts;

    private final String[] names;
    private volatile @Nullable Map<String, Integer> index;

    private ObjectShape(byte[][] texts, String[] names) {
        this.texts = texts;
        this.names = names;
    }

    /**
     * The shape of an object in a text.
     *
     * @param places of its members, as {@link JsonMembers} has them
     * @return null if a name comes twice
     */
    static @Nullable ObjectShape of(byte[] text, int[] places) {
        int hash = places.length;
        int bytes = 0;
        for (int at = 0; at < places.length; at += JsonMembers.STRIDE) {
            int start = places[at + JsonMembers.START];
            int length = places[at + JsonMembers.NAME_END] - start;
            hash = 31 * hash + length + (text[start + 1] << 8);
            bytes += length;
        }
        if (bytes > MOST_BYTES) {
            return read(text, places);
        }
        int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & (SLOTS - 1);
        ObjectShape known = KNOWN[slot];
        if (known == null || !known.isOf(text, places)) {
            known = read(text, places);
            KNOWN[slot] = known;
        }
        return known;
    }

    private boolean isOf(byte[] text, int[] places) {
        if (texts.length * JsonMembers.STRIDE != places.length) {
            return false;
        }
        int at = 0;
        for (byte[] name : texts) {
            int from = places[at + JsonMembers.START] + 1;
            int to = places[at + JsonMembers.NAME_END] - 1;
            if (!Arrays.equals(name, 0, name.length, text, from, to)) {
                return false;
            }
            at += JsonMembers.STRIDE;
        }
        return true;
    }

    private static @Nullable ObjectShape read(byte[] text, int[] places) {
        int size = places.length / JsonMembers.STRIDE;
        byte[][] texts = new byte[size][];
        String[] names = new String[size];
        Map<String, Integer> seen = new HashMap<>(2 * size);
        for (int i = 0; i < size; i++) {
            int start = places[JsonMembers.STRIDE * i + JsonMembers.START];
            int end = places[JsonMembers.STRIDE * i + JsonMembers.NAME_END];
            texts[i] = Arrays.copyOfRange(text, start + 1, end - 1);
            names[i] = NAMES.of(text, start, end);
            if (seen.put(names[i], i) != null) {
                return null;
            }
        }
        return new ObjectShape(texts, names);
    }

    int size() {
        return names.length;
    }

    /** The names; not to be changed. */
    String[] names() {
        return names;
    }

    /** The place of a name in the order, or -1. */
    int find(@Nullable Object name) {
        if (names.length < MANY) {
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }
        Integer place = index().get(name);
        return place == null ? -1 : place;
    }

    private Map<String, Integer> index() {
        Map<String, Integer> known = index;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                known.put(names[i], i);
            }
            index = known;
        }
        return known;
    }

    /**
     * Keeps the names of members as texts, since the same names occur in most records. Thread-safe without a lock: in a
     * race the same name may be made twice.
     */
    private static final class NameTable {

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
}
