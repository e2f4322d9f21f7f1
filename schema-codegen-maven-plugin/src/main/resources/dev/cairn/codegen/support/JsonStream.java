package dev.cairn.codegen.support;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON of which a parser has read a part. Its objects and arrays are given out before they are read: whoever knows how to, reads
 * them from the parser; for everybody else they are a map and a list, which are made when the first question is asked.
 *
 * <p>The parser goes on where an object or array ends, so nobody may keep one unread: see {@link #finish}.
 */
abstract class JsonStream {

    /**
     * Moves to the next member of the object that the parser is in, and gives its name; null at the object's end.
     *
     * @param expected the name that it most likely has, or null
     */
    abstract @Nullable String nextName(@Nullable JsonName expected);

    /** What stands for an array's end, where a value could be. */
    static final Object END = new Object();

    /** Moves to the next value and gives it: plain JSON, an object or array that is still to be read, or {@link #END}. */
    abstract @Nullable Object nextValue();

    /** Moves to the end of the object or array that starts here. */
    abstract void skipValue();

    /** Moves the parser to the end of a value that it gave, unless it is there. */
    static void finish(@Nullable Object json) {
        if (json instanceof OpenObject object) {
            object.skip();
        } else if (json instanceof OpenArray array) {
            array.skip();
        }
    }

    /** A value that may be used more than once, and kept. */
    static @Nullable Object plain(@Nullable Object json) {
        if (json instanceof OpenObject object) {
            return object.plain();
        }
        return json instanceof OpenArray array ? array.plain() : json;
    }

    /** An object at whose start the parser is. */
    static final class OpenObject extends AbstractMap<String, @Nullable Object> {

        private final JsonStream stream;
        private @Nullable Map<String, @Nullable Object> plain;
        private boolean entered;
        private boolean left;
        private @Nullable String firstName;
        private @Nullable Object firstValue;

        OpenObject(JsonStream stream) {
            this.stream = stream;
        }

        /** Whether its members can be read from the parser. */
        boolean isUnread() {
            return !left && plain == null;
        }

        /** The name of the first member, whose value is plain; null if there is none. Reading starts with it again. */
        @Nullable
        String firstName() {
            if (!entered) {
                entered = true;
                firstName = stream.nextName(null);
                if (firstName == null) {
                    left = true;
                    plain = new LinkedHashMap<>();
                } else {
                    firstValue = JsonStream.plain(stream.nextValue());
                }
            }
            return firstName;
        }

        @Nullable
        Object firstValue() {
            return firstValue;
        }

        /** The name of the next member, or null after the last one. */
        @Nullable
        String nextName(@Nullable JsonName expected) {
            if (firstName != null) {
                return firstName;
            }
            entered = true;
            String name = stream.nextName(expected);
            left = name == null;
            return name;
        }

        /** The value of the member whose name was given last. */
        @Nullable
        Object nextValue() {
            if (firstName != null) {
                firstName = null;
                return firstValue;
            }
            return stream.nextValue();
        }

        /** Reads the members from the parser, up to the object's end, even if one doesn't fit. */
        @SuppressWarnings("unchecked")
        <T extends @Nullable Object> Map<String, T> read(Function<@Nullable Object, T> as) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            boolean fits = true;
            for (String name = nextName(null); name != null; name = nextName(null)) {
                Object value = nextValue();
                try {
                    members.put(name, as.apply(value));
                } catch (JsonMismatchException e) {
                    members.put(name, e.inMember(name));
                    fits = false;
                }
                finish(value);
            }
            if (!fits) {
                for (Object value : members.values()) {
                    if (value instanceof JsonMismatchException problem) {
                        throw problem;
                    }
                }
            }
            return (Map<String, T>) members;
        }

        private void skip() {
            if (isUnread()) {
                if (!entered) {
                    stream.skipValue();
                } else {
                    for (String name = nextName(null); name != null; name = nextName(null)) {
                        finish(nextValue());
                    }
                }
                left = true;
            }
        }

        private Map<String, @Nullable Object> plain() {
            Map<String, @Nullable Object> known = plain;
            if (known != null) {
                return known;
            }
            if (left) {
                throw new IllegalStateException("the parser has left this object");
            }
            Map<String, @Nullable Object> read = new LinkedHashMap<>();
            for (String name = nextName(null); name != null; name = nextName(null)) {
                read.put(name, JsonStream.plain(nextValue()));
            }
            left = true;
            plain = read;
            return read;
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            return plain().entrySet();
        }

        @Override
        public Set<String> keySet() {
            return plain().keySet();
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return plain().containsKey(name);
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            return plain().get(name);
        }
    }

    /** An array at whose start the parser is. */
    static final class OpenArray extends AbstractList<@Nullable Object> {

        private final JsonStream stream;
        private @Nullable List<@Nullable Object> plain;
        private boolean left;

        OpenArray(JsonStream stream) {
            this.stream = stream;
        }

        /** Whether its elements can be read from the parser. */
        boolean isUnread() {
            return !left && plain == null;
        }

        /** Reads the elements from the parser, up to the array's end, even if one doesn't fit. */
        @SuppressWarnings("unchecked")
        <T extends @Nullable Object> List<T> read(Function<@Nullable Object, T> as) {
            List<T> list = new ArrayList<>();
            Class<?> scalar = JsonReader.scalar(as);
            JsonMismatchException problem = null;
            for (Object element = stream.nextValue(); element != END; element = stream.nextValue()) {
                try {
                    if (problem == null) {
                        list.add(
                                element != null && JsonReader.isScalar(scalar, element)
                                        ? (T) element
                                        : as.apply(element));
                    }
                } catch (JsonMismatchException e) {
                    problem = e.inElement(list.size());
                }
                finish(element);
            }
            left = true;
            if (problem != null) {
                throw problem;
            }
            return list;
        }

        private void skip() {
            if (isUnread()) {
                stream.skipValue();
                left = true;
            }
        }

        private List<@Nullable Object> plain() {
            List<@Nullable Object> known = plain;
            if (known != null) {
                return known;
            }
            if (left) {
                throw new IllegalStateException("the parser has left this array");
            }
            List<@Nullable Object> read = new ArrayList<>();
            for (Object element = stream.nextValue(); element != END; element = stream.nextValue()) {
                read.add(JsonStream.plain(element));
            }
            left = true;
            plain = read;
            return read;
        }

        @Override
        public @Nullable Object get(int index) {
            return plain().get(index);
        }

        @Override
        public int size() {
            return plain().size();
        }
    }
}
