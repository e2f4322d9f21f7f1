package dev.cairn.codegen.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of one record look like: how each member is read, and what tells them from those of other records. The methods
 * that say so are called where the record's class is initialised, and not after that.
 */
final class JsonShape<T> {

    /**
     * A member with a type.
     *
     * @param index its place among those of the shape
     * @param read reads a value that is not null
     * @param scalar the class of values that are read as they are, or null
     * @param required whether it has to be there
     * @param neverNull whether it must not be null
     * @param keepsNull whether null is told from absent
     */
    record Property(
            JsonName name,
            int index,
            Function<Object, ?> read,
            @Nullable Class<?> scalar,
            boolean required,
            boolean neverNull,
            boolean keepsNull) {}

    private final String type;
    private final Function<Object, T> read;
    private final Map<String, Property> byName = new HashMap<>();
    private final Map<String, Object> constants = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Set<String> assumed = new HashSet<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> unnamed = new ArrayList<>();
    private final List<String> nullables = new ArrayList<>();
    private final List<String> optionalConstants = new ArrayList<>();
    private Property[] properties = {};
    private JsonName[] names = {};
    private int[] followers = {0};
    private @Nullable String onlyConstant;
    private Object onlyValue = "";
    private @Nullable Function<Object, ?> others;
    private boolean closed;

    /**
     * @param type the record's name
     * @param read reads an object as the record
     */
    JsonShape(String type, Function<Object, T> read) {
        this.type = type;
        this.read = read;
    }

    /** A member that has to be there, with one possible value. */
    JsonShape<T> constant(String name, Object value) {
        required.add(name);
        return oneValue(name, value);
    }

    /** A member with one possible value, which is taken for there where it is missing. */
    JsonShape<T> assumed(String name, Object value) {
        assumed.add(name);
        return constant(name, value);
    }

    /** A member with one possible value, which may be absent. */
    JsonShape<T> optionalConstant(String name, Object value) {
        optionalConstants.add(name);
        return oneValue(name, value);
    }

    private JsonShape<T> oneValue(String name, Object value) {
        onlyConstant = constants.isEmpty() ? name : null;
        onlyValue = value;
        constants.put(name, value);
        known.add(name);
        name(name);
        return this;
    }

    private JsonName name(String text) {
        JsonName name = new JsonName(text);
        names = Arrays.copyOf(names, names.length + 1);
        names[names.length - 1] = name;
        return name;
    }

    /** A member that has to be there. */
    JsonShape<T> required(String name, Function<Object, ?> read) {
        return property(name, read, true, true, false);
    }

    /** A member that has to be there, but may be null. */
    JsonShape<T> nullable(String name, Function<Object, ?> read) {
        return property(name, read, true, false, false);
    }

    /** A member that may be absent; null is taken for that. */
    JsonShape<T> optional(String name, Function<Object, ?> read) {
        return property(name, read, false, false, false);
    }

    /** A member that may be absent or null, which are two things. */
    JsonShape<T> optionalOrNull(String name, Function<Object, ?> read) {
        nullables.add(name);
        return property(name, read, false, false, true);
    }

    private JsonShape<T> property(
            String name, Function<Object, ?> as, boolean isRequired, boolean neverNull, boolean keepsNull) {
        Property property = new Property(
                name(name), properties.length, as, JsonReader.scalar(as), isRequired, neverNull, keepsNull);
        properties = Arrays.copyOf(properties, properties.length + 1);
        properties[property.index] = property;
        followers = Arrays.copyOf(followers, properties.length + 1);
        followers[properties.length] = properties.length;
        byName.put(name, property);
        known.add(name);
        if (isRequired) {
            required.add(name);
        }
        return this;
    }

    /** Members that have to be there, though the schema says no more of them. */
    JsonShape<T> requires(String... names) {
        required.addAll(List.of(names));
        unnamed.addAll(List.of(names));
        return this;
    }

    /** Keeps the members that the schema doesn't name. */
    JsonShape<T> others(Function<Object, ?> readAll) {
        others = readAll;
        return this;
    }

    /** Refuses members that the schema doesn't name. */
    JsonShape<T> closed() {
        closed = true;
        return this;
    }

    /** This shape, of whose objects something else is made. */
    <U> JsonShape<U> as(Function<? super T, ? extends U> made) {
        JsonShape<U> shape = new JsonShape<>(type, json -> made.apply(read.apply(json)));
        constants.forEach(shape::oneValue);
        shape.required.addAll(required);
        shape.assumed.addAll(assumed);
        shape.known.addAll(known);
        shape.closed = closed;
        return shape;
    }

    /** Opens an object of this shape. */
    JsonMembers open(Object json) {
        if (json instanceof JsonStream.OpenObject object && object.isUnread()) {
            return new StreamedMembers(this, object);
        }
        if (json instanceof Map<?, ?> members) {
            return new PlainMembers(this, members);
        }
        throw JsonMismatchException.expected("an object (" + type + ")", json);
    }

    /** Whether an object has all that this shape requires, and nothing that it rules out; the values may still be wrong. */
    boolean fits(Map<?, ?> members) {
        return fitsWithoutAssumed(members) && members.keySet().containsAll(required);
    }

    /** Whether an object could be one of this shape that leaves out what can be assumed. */
    boolean fitsWithoutAssumed(Map<?, ?> members) {
        return !contradicts(members)
                && (!closed || known.containsAll(members.keySet()))
                && missing(members.keySet()) == null;
    }

    /** The first member that has to be there, cannot be assumed, and is not among some names; or null. */
    @Nullable
    String missing(Set<?> names) {
        for (String name : required) {
            if (!names.contains(name) && !assumed.contains(name)) {
                return name;
            }
        }
        return null;
    }

    /** Whether an object has all members with one possible value, and they have it. */
    boolean hasConstants(Map<?, ?> members) {
        return !constants.isEmpty() && members.keySet().containsAll(constants.keySet()) && !contradicts(members);
    }

    /** Whether a member has another value than the only possible one. */
    boolean contradicts(Map<?, ?> members) {
        for (Map.Entry<String, Object> constant : constants.entrySet()) {
            if (members.containsKey(constant.getKey())
                    && !JsonReader.same(constant.getValue(), members.get(constant.getKey()))) {
                return true;
            }
        }
        return false;
    }

    /** How many members of an object this shape knows. */
    int known(Map<?, ?> members) {
        int count = 0;
        for (Object name : members.keySet()) {
            count += known.contains(name) ? 1 : 0;
        }
        return count;
    }

    /** The property of a name, or null. */
    @Nullable
    Property property(String name) {
        return byName.get(name);
    }

    /** The name of the only constant, or null where there are none or more. */
    @Nullable
    String onlyConstant() {
        return onlyConstant;
    }

    /** The value of the only constant. */
    Object onlyValue() {
        return onlyValue;
    }

    /** The value that a member always has, or null where it is no constant. */
    @Nullable
    Object constant(String name) {
        return name.equals(onlyConstant) ? onlyValue : constants.get(name);
    }

    /** The property that followed a place in the last object that was read, which most likely follows it in the next; or null. */
    @Nullable
    Property guess(int place) {
        int index = followers[place];
        return index < properties.length ? properties[index] : null;
    }

    /** Remembers what followed a place. Where threads overwrite each other's notes, one of them guesses wrong. */
    void remember(int place, int index) {
        if (followers[place] != index) {
            followers[place] = index;
        }
    }

    /** The names of the constants and then of the properties, in the order in which they are written. */
    JsonName[] names() {
        return names;
    }

    Property[] properties() {
        return properties;
    }

    /** Members that have to be there, and are none of the properties. */
    List<String> unnamed() {
        return unnamed;
    }

    /** Whether a member that has to be there may be missing all the same. */
    boolean isAssumed(String name) {
        return assumed.contains(name);
    }

    String type() {
        return type;
    }

    Function<Object, T> read() {
        return read;
    }

    Map<String, Object> constants() {
        return constants;
    }

    Set<String> required() {
        return required;
    }

    Set<String> known() {
        return known;
    }

    /** The names of the members that may be absent or null, in their order. */
    List<String> nullables() {
        return nullables;
    }

    /** The names of the members with one possible value that may be absent. */
    List<String> optionalConstants() {
        return optionalConstants;
    }

    boolean isClosed() {
        return closed;
    }

    boolean keepsOthers() {
        return others != null;
    }

    /** Reads the members that the schema doesn't name. */
    Object readOthers(Map<String, @Nullable Object> members) {
        return Objects.requireNonNull(others).apply(members);
    }
}
