package dev.cairn.codegen.source;

import java.util.ArrayList;
import java.util.List;

/** Finds its way through the brackets and quotes of a line of Java. */
final class Brackets {

    private Brackets() {}

    /** Where the first bracket outside of quotes opens, or -1 if there is none. */
    static int opening(String text) {
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            if (isQuote(text, index)) {
                quoted = !quoted;
            } else if (!quoted && text.charAt(index) == '(') {
                return index;
            }
        }
        return -1;
    }

    /** Where the bracket that opens at an index closes, or -1 if that's on another line. */
    static int closing(String text, int open) {
        int depth = 0;
        boolean quoted = false;
        for (int index = open; index < text.length(); index++) {
            char c = text.charAt(index);
            if (isQuote(text, index)) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth == 0) {
                return index;
            }
        }
        return -1;
    }

    /** The parts between the commas that stand outside all brackets and quotes. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (isQuote(text, index)) {
                quoted = !quoted;
            } else if (!quoted && "(<{".indexOf(c) >= 0) {
                depth++;
            } else if (!quoted && (c == ')' || c == '}' || (c == '>' && text.charAt(index - 1) != '-'))) {
                depth--;
            } else if (!quoted && c == ',' && depth == 0) {
                parts.add(text.substring(start, index));
                start = index + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Whether a quotation mark at an index starts or ends a string, and isn't a character in it. */
    private static boolean isQuote(String text, int index) {
        int backslashes = 0;
        while (index - backslashes > 0 && text.charAt(index - backslashes - 1) == '\\') {
            backslashes++;
        }
        return text.charAt(index) == '"' && backslashes % 2 == 0;
    }
}
