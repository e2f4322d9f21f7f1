package dev.cairn.templates.internal.text;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.value.CodePoints;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A search for a text within a part of another, with positions in code points.
 *
 * @param part the part that is searched
 * @param start where it starts in the whole, in code points
 * @param sought what is searched for
 * @param possible false if the part starts beyond the end of the whole, where not even nothing is found
 */
public record Search(String part, int start, String sought, boolean possible) {

    public static Search of(CharSequence self, Bound bound) {
        return within(self.toString(), Text.require(bound.get(0)), bound);
    }

    private static Search within(String text, String sought, Bound bound) {
        int length = CodePoints.length(text);
        int start = bound(bound.orNull(1), 0, length);
        int end = Math.min(bound(bound.orNull(2), length, length), length);
        boolean possible = start <= length && start <= end;
        return new Search(possible ? CodePoints.substring(text, start, end) : "", start, sought, possible);
    }

    private static int bound(@Nullable Object value, int otherwise, int length) {
        if (value == null) {
            return otherwise;
        }
        int index = Numbers.toIndex(value);
        return index < 0 ? Math.max(0, index + length) : index;
    }

    public long first() {
        return position(part.indexOf(sought));
    }

    public long last() {
        return position(part.lastIndexOf(sought));
    }

    private long position(int units) {
        return !possible || units < 0 ? -1 : (long) start + CodePoints.fromUnits(part, units);
    }

    public long count() {
        if (!possible) {
            return 0;
        }
        if (sought.isEmpty()) {
            return CodePoints.length(part) + 1L;
        }
        long count = 0;
        for (int at = part.indexOf(sought); at >= 0; at = part.indexOf(sought, at + sought.length())) {
            count++;
        }
        return count;
    }

    /** Whether the part matches a text, or one of a tuple of texts. */
    public static boolean matches(CharSequence self, Bound bound, BiPredicate<String, String> predicate) {
        Object affix = bound.get(0);
        if (affix instanceof Tuple tuple) {
            return tuple.stream().anyMatch(each -> matches(self, Text.require(each), bound, predicate));
        }
        if (!Text.isText(affix)) {
            throw PythonException.type("first arg must be str or a tuple of str");
        }
        return matches(self, Text.require(affix), bound, predicate);
    }

    private static boolean matches(
            CharSequence self, String affix, Bound bound, BiPredicate<String, String> predicate) {
        Search search = within(self.toString(), affix, bound);
        return search.possible && predicate.test(search.part, affix);
    }
}
