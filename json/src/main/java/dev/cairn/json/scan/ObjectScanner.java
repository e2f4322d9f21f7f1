package dev.cairn.json.scan;

import dev.cairn.json.scan.JsonScanner.Unfamiliar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes objects of JSON text: lazy ones, or parsed ones where two members have the same name. Thread-safe. */
public final class ObjectScanner {

    private ObjectScanner() {}

    /**
     * The object at a place of a valid text.
     *
     * @param text must not be changed afterwards
     * @param from the index of the opening brace
     * @param to the index after the closing brace
     */
    public static Map<String, @Nullable Object> scan(byte[] text, int from, int to) {
        JsonScanner scanner = new JsonScanner(text, from, to);
        JsonMembers members = new JsonMembers();
        boolean nulls = false;
        try {
            scanner.expect('{');
            if (!scanner.skipIf('}')) {
                do {
                    int start = scanner.skipName();
                    int nameEnd = scanner.nameEnd();
                    int value = scanner.skipValue();
                    nulls |= text[value] == 'n';
                    members.add(start, nameEnd, value, scanner.position());
                } while (scanner.hasMore('}'));
            }
        } catch (Unfamiliar e) {
            return parsed(text, from, to);
        }
        return of(text, from, to, members, 0, members.size(), scanner.brokenLines(), nulls);
    }

    /**
     * Like {@link #scan}, for an object whose members are known already.
     *
     * @param first the first of its members in {@code members}
     * @param count how many members it has
     * @param brokenLines whether there are line breaks between tokens
     * @param nulls whether some of its members are null
     */
    public static Map<String, @Nullable Object> of(
            byte[] text,
            int from,
            int to,
            JsonMembers members,
            int first,
            int count,
            boolean brokenLines,
            boolean nulls) {
        int[] places = members.copy(first, count);
        ObjectShape shape = ObjectShape.of(text, places);
        return shape == null ? parsed(text, from, to) : new LazyObject(text, shape, places, brokenLines, nulls);
    }

    @SuppressWarnings("unchecked") // an object is parsed as a map of strings
    private static Map<String, @Nullable Object> parsed(byte[] text, int from, int to) {
        try {
            return (Map<String, @Nullable Object>) Objects.requireNonNull(JsonValues.STANDARD.parse(text, from, to));
        } catch (IOException e) {
            throw new UncheckedIOException("a text that was scanned as JSON cannot be parsed", e);
        }
    }
}
