package dev.cairn.records.transform;

import com.anyascii.AnyAscii;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Converts keys to snake case.
 *
 * <p>What is not ASCII is transliterated. The words of a key are capitals with the small letters after them, small
 * letters, or digits; what stands between words counts only at either end, and a leading digit gets an underscore.
 * Source of the rules: {@code KeysToSnakeCaseTransformation} of the Python CDK.
 */
final class SnakeCase {

    private SnakeCase() {}

    static String of(String key) {
        List<String> words = words(AnyAscii.transliterate(key));
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean atEnd = i == 0 || i == words.size() - 1;
            if (atEnd || !words.get(i).isEmpty()) {
                kept.add(words.get(i));
            }
        }
        if (!kept.isEmpty() && startsWithDigit(kept.get(0))) {
            kept.add(0, "");
        }
        return String.join("_", kept).toLowerCase(Locale.ROOT);
    }

    /** The words, and an empty text for each run of other characters. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            Kind kind = Kind.of(text.charAt(i));
            i = skip(text, i, kind);
            if (kind == Kind.CAPITAL) {
                i = skip(text, i, Kind.SMALL);
            }
            words.add(kind == Kind.OTHER ? "" : text.substring(start, i));
        }
        return words;
    }

    private static int skip(String text, int start, Kind kind) {
        int i = start;
        while (i < text.length() && Kind.of(text.charAt(i)) == kind) {
            i++;
        }
        return i;
    }

    private static boolean startsWithDigit(String word) {
        return !word.isEmpty() && Kind.of(word.charAt(0)) == Kind.DIGIT;
    }

    private enum Kind {
        CAPITAL,
        SMALL,
        DIGIT,
        OTHER;

        static Kind of(char c) {
            if (c >= 'A' && c <= 'Z') {
                return CAPITAL;
            }
            if (c >= 'a' && c <= 'z') {
                return SMALL;
            }
            return c >= '0' && c <= '9' ? DIGIT : OTHER;
        }
    }
}
