package dev.cairn.templates.internal.value;

/** Strings counted as Python counts them, in code points. Thread-safe. */
public final class CodePoints {

    private CodePoints() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether positions in UTF-16 units and in code points are the same. */
    public static boolean areUnits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The text between two positions in code points. */
    public static String substring(String text, int start, int end) {
        if (start >= end) {
            return "";
        }
        if (areUnits(text)) {
            return text.substring(start, end);
        }
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }

    /** The character at a position in code points. */
    public static String at(String text, int index) {
        return substring(text, index, index + 1);
    }

    /** A position in UTF-16 units as one in code points. */
    public static int fromUnits(String text, int units) {
        return units < 0 ? units : text.codePointCount(0, units);
    }

    /** Compares by code points, which is not the order of UTF-16 units. */
    static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
                return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
