package dev.cairn.templates.internal.text;

/** Replaces parts of texts. */
public final class Replacement {

    private Replacement() {}

    /** All occurrences, or the first ones up to a count that is not negative. */
    public static String of(String text, String old, String replacement, int count) {
        if (count == 0) {
            return text;
        }
        if (old.isEmpty()) {
            return interleave(text, replacement, count);
        }
        int at = text.indexOf(old);
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + replacement.length());
        int position = 0;
        for (int done = 0; at >= 0 && (count < 0 || done < count); done++) {
            out.append(text, position, at).append(replacement);
            TextSize.require(out.length());
            position = at + old.length();
            at = text.indexOf(old, position);
        }
        return out.append(text, position, text.length()).toString();
    }

    private static String interleave(String text, String replacement, int count) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        int position = 0;
        while (count < 0 || done < count) {
            out.append(replacement);
            TextSize.require(out.length());
            done++;
            if (position == text.length()) {
                return out.toString();
            }
            int end = text.offsetByCodePoints(position, 1);
            out.append(text, position, end);
            position = end;
        }
        return out.append(text, position, text.length()).toString();
    }
}
