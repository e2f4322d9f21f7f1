package dev.cairn.runtime.json;

import dev.cairn.runtime.json.JsonScanner.Unfamiliar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members stay text until someone asks for them, and which can be changed like any map. What nobody
 * has changed goes out again as it came in. Confined to one thread at a time.
 */
public final class LazyObject extends AbstractMap<String, @Nullable Object> {

    /** Stands in place of a value that has not been decoded. */
    private static final Object UNREAD = new Object();

    /** A member that is not in the text, or no more. */
    private static final int NOWHERE = -1;

    /** From so many members on, names are looked up in a table. */
    private static final int MANY = 16;

    private static final int START = 0;
    private static final int FROM = 1;
    private static final int TO = 2;
    private static final int ORDINAL = 3;
    private static final int STRIDE = 4;

    private final byte[] text;
    private boolean brokenLines;
    private int size;
    private String[] names = new String[MANY];
    private @Nullable Object[] values = new @Nullable Object[MANY];
    /**
     * For each member: where its name starts, where its value does and where that ends, {@link #NOWHERE} if it was changed,
     * and its number in the text.
     */
    private int[] places = new int[STRIDE * MANY];

    private @Nullable Map<String, Integer> index;

    private LazyObject(byte[] text) {
        this.text = text;
    }

    /**
     * The object that stands in a text, which must be valid.
     *
     * @param text is not changed any more
     * @param from the index of the opening brace
     * @param to the index after the closing brace
     */
    @SuppressWarnings("unchecked") // an object is parsed as a map of strings
    public static Map<String, @Nullable Object> of(byte[] text, int from, int to) {
        LazyObject object = new LazyObject(text);
        try {
            if (object.scan(new JsonScanner(text, from, to))) {
                return object;
            }
        } catch (Unfamiliar e) {
            // The parser knows more.
        }
        try {
            return (Map<String, @Nullable Object>)
                    Objects.requireNonNull(Json.parse(Arrays.copyOfRange(text, from, to)));
        } catch (IOException e) {
            throw new UncheckedIOException("a record that was scanned as JSON cannot be parsed", e);
        }
    }

    /** Finds the members; false if a name comes twice. */
    private boolean scan(JsonScanner scanner) throws Unfamiliar {
        scanner.expect('{');
        if (!scanner.skipIf('}')) {
            long seen = 0;
            do {
                scanner.peek();
                int start = scanner.position();
                String name = scanner.name();
                scanner.peek();
                int from = scanner.position();
                scanner.skipValue();
                long bit = 1L << name.hashCode();
                if ((seen & bit) != 0 && find(name) >= 0) {
                    return false;
                }
                seen |= bit;
                append(name, UNREAD);
                place(start, from, scanner.position());
            } while (scanner.hasMore('}'));
        }
        brokenLines = scanner.brokenLines();
        return true;
    }

    private void append(String name, @Nullable Object value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            places = Arrays.copyOf(places, 2 * STRIDE * size);
        }
        names[size] = name;
        values[size] = value;
        if (index != null) {
            index.put(name, size);
        }
        size++;
        places[STRIDE * size - STRIDE + TO] = NOWHERE;
    }

    /** Says where in the text the last member is. */
    private void place(int start, int from, int to) {
        int place = STRIDE * (size - 1);
        places[place + START] = start;
        places[place + FROM] = from;
        places[place + TO] = to;
        places[place + ORDINAL] = size;
    }

    private int place(int member, int what) {
        return places[STRIDE * member + what];
    }

    private int find(@Nullable Object name) {
        if (size >= MANY) {
            return index().getOrDefault(name, -1);
        }
        for (int i = 0; i < size; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Integer> index() {
        Map<String, Integer> known = index;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < size; i++) {
                known.put(names[i], i);
            }
            index = known;
        }
        return known;
    }

    /** The name of a member, by its place in the order. */
    public String name(int member) {
        return names[member];
    }

    /** The value of a member, by its place in the order; decoded once. */
    public @Nullable Object value(int member) {
        Object value = values[member];
        if (value == UNREAD) {
            int from = place(member, FROM);
            int to = place(member, TO);
            value = text[from] == '{' ? of(text, from, to) : JsonText.value(text, from, to);
            values[member] = value;
        }
        return value;
    }

    /** The kind of a member's value as long as it is text; null if it has been decoded or changed. */
    public @Nullable JsonKind kind(int member) {
        return values[member] == UNREAD ? JsonKind.of(text, place(member, FROM), place(member, TO)) : null;
    }

    /** Whether all items of an array are of kinds that a condition accepts; the member's {@link #kind} is ARRAY. */
    public boolean allItems(int member, Predicate<JsonKind> accepted) {
        JsonScanner scanner = new JsonScanner(text, place(member, FROM), place(member, TO));
        try {
            scanner.expect('[');
            if (!scanner.skipIf(']')) {
                do {
                    scanner.peek();
                    int from = scanner.position();
                    scanner.skipValue();
                    if (!accepted.test(JsonKind.of(text, from, scanner.position()))) {
                        return false;
                    }
                } while (scanner.hasMore(']'));
            }
            return true;
        } catch (Unfamiliar e) {
            return false;
        }
    }

    /** Puts another value in place of a member's. */
    public void set(int member, @Nullable Object value) {
        values[member] = value;
        places[STRIDE * member + TO] = NOWHERE;
    }

    private void delete(int member) {
        int after = size - member - 1;
        System.arraycopy(names, member + 1, names, member, after);
        System.arraycopy(values, member + 1, values, member, after);
        System.arraycopy(places, STRIDE * (member + 1), places, STRIDE * member, STRIDE * after);
        size--;
        values[size] = null;
        index = null;
    }

    /** Writes the object; what has not been changed as it stands in the text. */
    void write(JsonOutput out, boolean withNulls) {
        out.write('{');
        boolean first = true;
        int member = 0;
        while (member < size) {
            if (!withNulls && isNull(member)) {
                member++;
                continue;
            }
            if (!first) {
                out.write(',');
            }
            first = false;
            if (isText(member)) {
                int end = endOfRun(member, withNulls);
                copy(place(member, START), place(end - 1, TO), out);
                member = end;
            } else {
                out.writeString(names[member]);
                out.write(':');
                out.writeValue(values[member]);
                member++;
            }
        }
        out.write('}');
    }

    /** The member after those that stand side by side in the text and are to be written as they are. */
    private int endOfRun(int first, boolean withNulls) {
        int end = first + 1;
        while (end < size
                && isText(end)
                && place(end, ORDINAL) == place(end - 1, ORDINAL) + 1
                && (withNulls || !isNull(end))) {
            end++;
        }
        return end;
    }

    private void copy(int from, int to, JsonOutput out) {
        if (brokenLines) {
            JsonText.copyWithoutSpace(text, from, to, out);
        } else {
            out.write(text, from, to - from);
        }
    }

    /** Whether a member's value goes out as it stands in the text. A container that was decoded may have changed. */
    private boolean isText(int member) {
        Object value = values[member];
        return value == UNREAD
                || (place(member, TO) != NOWHERE && !(value instanceof Map) && !(value instanceof Iterable));
    }

    private boolean isNull(int member) {
        Object value = values[member];
        return value == UNREAD ? text[place(member, FROM)] == 'n' : value == null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        int member = find(key);
        return member < 0 ? null : value(member);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) >= 0;
    }

    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        int member = find(key);
        if (member < 0) {
            append(key, value);
            return null;
        }
        Object previous = value(member);
        set(member, value);
        return previous;
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        int member = find(key);
        if (member < 0) {
            return null;
        }
        Object previous = value(member);
        delete(member);
        return previous;
    }

    @Override
    public void clear() {
        size = 0;
        index = null;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new Members();
    }

    private final class Members extends AbstractSet<Entry<String, @Nullable Object>> {

        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {

                private int next;
                private boolean removable;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public Entry<String, @Nullable Object> next() {
                    if (next >= size) {
                        throw new NoSuchElementException();
                    }
                    removable = true;
                    return new Member(names[next++]);
                }

                @Override
                public void remove() {
                    if (!removable) {
                        throw new IllegalStateException("nothing to remove");
                    }
                    removable = false;
                    delete(--next);
                }
            };
        }
    }

    /** A member by its name, so that it stays itself when others are removed. */
    private final class Member implements Entry<String, @Nullable Object> {

        private final String name;

        Member(String name) {
            this.name = name;
        }

        @Override
        public String getKey() {
            return name;
        }

        @Override
        public @Nullable Object getValue() {
            return get(name);
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            return put(name, value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry<?, ?> entry
                    && name.equals(entry.getKey())
                    && Objects.equals(getValue(), entry.getValue());
        }

        @Override
        public int hashCode() {
            return name.hashCode() ^ Objects.hashCode(getValue());
        }
    }
}
