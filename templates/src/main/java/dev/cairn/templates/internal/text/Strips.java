package dev.cairn.templates.internal.text;

import dev.cairn.pythonvalues.Characters;
import org.jspecify.annotations.Nullable;

/** Python's {@code strip()} and its one-sided kin; without characters to strip they strip white space. Thread-safe. */
public final class Strips {

    private Strips() {}

    public static String both(String text, @Nullable String characters) {
        return right(left(text, characters), characters);
    }

    public static String left(String text, @Nullable String characters) {
        int start = 0;
        while (start < text.length()) {
            int codePoint = text.codePointAt(start);
            if (!strips(codePoint, characters)) {
                break;
            }
            start += Character.charCount(codePoint);
        }
        return text.substring(start);
    }

    public static String right(String text, @Nullable String characters) {
        int end = text.length();
        while (end > 0) {
            int codePoint = text.codePointBefore(end);
            if (!strips(codePoint, characters)) {
                break;
            }
            end -= Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    private static boolean strips(int codePoint, @Nullable String characters) {
        return characters == null ? Characters.isSpace(codePoint) : characters.indexOf(codePoint) >= 0;
    }
}
