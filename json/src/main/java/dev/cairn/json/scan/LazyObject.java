package dev.cairn.json.scan;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members stay text until they are asked for. It can be changed like any map; unchanged members are
 * written as they were read. Confined to one thread at a time.
 */
public final class LazyObject extends AbstractMap<String, @Nullable Object> {

    /** Stands in place of a value that has not been decoded. */
    private static final Object UNREAD = new Object();

    /** A member that is not in the text, or no more. */
    private static final int NOWHERE = -1;

    /** Members are numbered here, in place of what is not needed once their names are known. */
    private static final int ORDINAL = JsonMembers.NAME_END;

    private final byte[] text;
    private final boolean brokenLines;
    private final ObjectShape shape;
    private int size;
    /** The shape's until a member is added or removed. */
    private String[] names;

    private @Nullable Object[] values;
    /** As {@link JsonMembers} has them; a member that may have been changed ends {@link #NOWHERE}. */
    private int[] places;

    /** Whether some member may be null. */
    private boolean nulls;
    /** Whether a member of the text may have been changed or removed. */
    private boolean changed;
    /** Whether a member has been removed, so that the shape does not tell any more where they are. */
    private boolean moved;

    /**
     * An object whose members are known.
     *
     * @param text is not changed any more
     * @param shape the names of its members
     * @param places where its members stand, as {@link JsonMembers} has them; is changed
     * @param brokenLines whether there are line breaks between tokens
     * @param nulls whether some of its members are null
     */
    LazyObject(byte[] text, ObjectShape shape, int[] places, boolean brokenLines, boolean nulls) {
        this.text = text;
        this.brokenLines = brokenLines;
        this.nulls = nulls;
        this.shape = shape;
        this.size = shape.size();
        this.names = shape.names();
        this.values = new @Nullable Object[size];
        this.places = places;
        Arrays.fill(values, UNREAD);
        for (int i = 0; i < size; i++) {
            places[JsonMembers.STRIDE * i + ORDINAL] = i;
        }
    }

    private void append(String name, @Nullable Object value) {
        if (size == values.length) {
            int capacity = size + Math.max(4, size >> 1);
            values = Arrays.copyOf(values, capacity);
            places = Arrays.copyOf(places, JsonMembers.STRIDE * capacity);
        }
        if (size >= names.length || names == shape.names()) {
            names = Arrays.copyOf(names, values.length);
        }
        names[size] = name;
        values[size] = value;
        places[JsonMembers.STRIDE * size + JsonMembers.TO] = NOWHERE;
        nulls |= value == null;
        size++;
    }

    private int place(int member, int what) {
        return places[JsonMembers.STRIDE * member + what];
    }

    private int find(@Nullable Object name) {
        int known = moved ? -1 : shape.find(name);
        if (known >= 0) {
            return known;
        }
        for (int i = moved ? 0 : shape.size(); i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The name of a member, by its place in the order. */
    public String name(int member) {
        return names[member];
    }

    /** The value of a member, by its place in the order; decoded once. */
    public @Nullable Object value(int member) {
        Object value = values[member];
        if (value == UNREAD) {
            int from = place(member, JsonMembers.FROM);
            int to = place(member, JsonMembers.TO);
            value = text[from] == '{' ? ObjectScanner.scan(text, from, to) : JsonText.value(text, from, to);
            values[member] = value;
            if (text[from] == '{' || text[from] == '[') {
                places[JsonMembers.STRIDE * member + JsonMembers.TO] = NOWHERE; // the caller may change what is in it
                changed = true;
            }
        }
        return value;
    }

    /** The kind of a member's value as long as it is text; null if it has been decoded or changed. */
    public @Nullable ValueKind kind(int member) {
        return values[member] == UNREAD
                ? ValueKind.of(text, place(member, JsonMembers.FROM), place(member, JsonMembers.TO))
                : null;
    }

    /** Whether all items of an array are of kinds that a condition accepts; the member's {@link #kind} is ARRAY. */
    public boolean allItems(int member, Predicate<ValueKind> accepted) {
        return JsonText.allItems(text, place(member, JsonMembers.FROM), place(member, JsonMembers.TO), accepted);
    }

    /** Puts another value in place of a member's. */
    public void set(int member, @Nullable Object value) {
        values[member] = value;
        places[JsonMembers.STRIDE * member + JsonMembers.TO] = NOWHERE;
        nulls |= value == null;
        changed = true;
    }

    void delete(int member) {
        if (names == shape.names()) {
            names = names.clone();
        }
        int after = size - member - 1;
        System.arraycopy(names, member + 1, names, member, after);
        System.arraycopy(values, member + 1, values, member, after);
        System.arraycopy(
                places,
                JsonMembers.STRIDE * (member + 1),
                places,
                JsonMembers.STRIDE * member,
                JsonMembers.STRIDE * after);
        size--;
        values[size] = null;
        changed = true;
        moved = true;
    }

    /** Writes the object; what has not been changed as it stands in the text. */
    void write(JsonOutput out, boolean withNulls) {
        boolean leaveNulls = nulls && !withNulls;
        out.write('{');
        int member = 0;
        if (!changed && !leaveNulls && shape.size() > 0) {
            member = shape.size();
            JsonText.copy(text, place(0, JsonMembers.START), place(member - 1, JsonMembers.TO), brokenLines, out);
        }
        boolean first = member == 0;
        while (member < size) {
            if (leaveNulls && isNull(member)) {
                member++;
                continue;
            }
            if (!first) {
                out.write(',');
            }
            first = false;
            if (place(member, JsonMembers.TO) != NOWHERE) {
                int end = endOfRun(member, leaveNulls);
                JsonText.copy(text, place(member, JsonMembers.START), place(end - 1, JsonMembers.TO), brokenLines, out);
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
    private int endOfRun(int first, boolean leaveNulls) {
        int end = first + 1;
        int ordinal = place(first, ORDINAL);
        while (end < size
                && place(end, JsonMembers.TO) != NOWHERE
                && place(end, ORDINAL) == ordinal + end - first
                && !(leaveNulls && isNull(end))) {
            end++;
        }
        return end;
    }

    private boolean isNull(int member) {
        Object value = values[member];
        return value == UNREAD ? text[place(member, JsonMembers.FROM)] == 'n' : value == null;
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
        changed = true;
        moved = true;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new LazyObjectEntries(this);
    }
}
