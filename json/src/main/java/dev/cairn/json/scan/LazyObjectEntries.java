package dev.cairn.json.scan;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map.Entry;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entries of a {@link LazyObject}, whose values are decoded when they are asked for. Changes go to the object. */
final class LazyObjectEntries extends AbstractSet<Entry<String, @Nullable Object>> {

    private final LazyObject object;

    LazyObjectEntries(LazyObject object) {
        this.object = object;
    }

    @Override
    public int size() {
        return object.size();
    }

    @Override
    public Iterator<Entry<String, @Nullable Object>> iterator() {
        return new Iterator<>() {

            private int next;
            private boolean removable;

            @Override
            public boolean hasNext() {
                return next < object.size();
            }

            @Override
            public Entry<String, @Nullable Object> next() {
                if (next >= object.size()) {
                    throw new NoSuchElementException();
                }
                removable = true;
                return new Member(object, object.name(next++));
            }

            @Override
            public void remove() {
                if (!removable) {
                    throw new IllegalStateException("nothing to remove");
                }
                removable = false;
                object.delete(--next);
            }
        };
    }

    /** A member by its name, so that it stays itself when others are removed. */
    private static final class Member implements Entry<String, @Nullable Object> {

        private final LazyObject object;
        private final String name;

        Member(LazyObject object, String name) {
            this.object = object;
            this.name = name;
        }

        @Override
        public String getKey() {
            return name;
        }

        @Override
        public @Nullable Object getValue() {
            return object.get(name);
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            return object.put(name, value);
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
