package dev.cairn.templates.internal.text;

import dev.cairn.pythonvalues.Characters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code split()}, {@code rsplit()} and {@code splitlines()}. Thread-safe. */
public final class SplitMethods {

    private SplitMethods() {}

    /**
     * Splits from the left.
     *
     * @param separator null for runs of white space
     * @param limit how often at most, negative for no limit
     */
    public static List<@Nullable Object> split(String text, @Nullable String separator, int limit) {
        List<@Nullable Object> parts = new ArrayList<>();
        int position = separator == null ? skipSpace(text, 0) : 0;
        while (limit < 0 || parts.size() < limit) {
            int at = separator == null ? nextSpace(text, position) : text.indexOf(separator, position);
            if (at < 0 || (separator == null && at == text.length())) {
                break;
            }
            parts.add(text.substring(position, at));
            position = separator == null ? skipSpace(text, at) : at + separator.length();
        }
        if (separator != null) {
            parts.add(text.substring(position));
        } else if (position < text.length()) {
            boolean rest = limit >= 0 && parts.size() == limit;
            parts.add(rest ? Strips.right(text.substring(position), null) : text.substring(position));
        }
        return parts;
    }

    /** Splits from the right; the parts are in the order of the text. */
    public static List<@Nullable Object> rightSplit(String text, @Nullable String separator, int limit) {
        if (limit < 0) {
            return split(text, separator, limit);
        }
        List<@Nullable Object> parts = new ArrayList<>();
        String rest = separator == null ? Strips.right(text, null) : text;
        while (parts.size() < limit) {
            int at = separator == null ? lastSpace(rest) : rest.lastIndexOf(separator);
            if (at < 0) {
                break;
            }
            parts.add(rest.substring(at + (separator == null ? 1 : separator.length())));
            rest = separator == null ? Strips.right(rest.substring(0, at), null) : rest.substring(0, at);
        }
        if (separator != null) {
            parts.add(rest);
        } else {
            String first = Strips.left(rest, null);
            if (!first.isEmpty()) {
                parts.add(first);
            }
        }
        parts.removeIf(part -> separator == null && String.valueOf(part).isEmpty());
        Collections.reverse(parts);
        return parts;
    }

    public static List<@Nullable Object> lines(String text, boolean keepEnds) {
        List<@Nullable Object> lines = new ArrayList<>();
        int start = 0;
        int position = 0;
        while (position < text.length()) {
            char character = text.charAt(position);
            if (!isLineEnd(character)) {
                position++;
                continue;
            }
            int end = position + (text.startsWith("\r\n", position) ? 2 : 1);
            lines.add(text.substring(start, keepEnds ? end : position));
            start = end;
            position = end;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean isLineEnd(char character) {
        return (character >= '\n' && character <= '\r')
                || (character >= 0x1c && character <= 0x1e)
                || character == 0x85
                || character == 0x2028
                || character == 0x2029;
    }

    private static int skipSpace(String text, int from) {
        int position = from;
        while (position < text.length() && Characters.isSpace(text.charAt(position))) {
            position++;
        }
        return position;
    }

    private static int nextSpace(String text, int from) {
        int position = from;
        while (position < text.length() && !Characters.isSpace(text.charAt(position))) {
            position++;
        }
        return position;
    }

    private static int lastSpace(String text) {
        int position = text.length() - 1;
        while (position >= 0 && !Characters.isSpace(text.charAt(position))) {
            position--;
        }
        return position;
    }
}
