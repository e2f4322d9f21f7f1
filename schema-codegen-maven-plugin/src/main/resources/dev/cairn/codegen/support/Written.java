package dev.cairn.codegen.support;

import org.jspecify.annotations.Nullable;

/**
 * A value that has several ways to be written, and the one in which it was. {@code 2024-01-31T12:00:00.000+00:00} and
 * {@code 2024-01-31T12:00:00Z} are the same moment; who writes a document that was read gives back the one that was there. Two are
 * equal if they are written the same. Immutable.
 */
public final class Written<T> {

    private final String text;
    private final T value;

    Written(String text, T value) {
        this.text = text;
        this.value = value;
    }

    /** A value as its class writes it. */
    public static <T> Written<T> of(T value) {
        return new Written<>(String.valueOf(JsonWriter.plain(value)), value);
    }

    /** What is written. */
    public String text() {
        return text;
    }

    /** What it stands for. */
    public T value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Written<?> that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
