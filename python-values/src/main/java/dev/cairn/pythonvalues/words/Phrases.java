package dev.cairn.pythonvalues.words;

import java.util.Locale;

/** Parts of messages that many places write: counts with their noun, and the beginnings of long texts. */
public final class Phrases {

    private Phrases() {}

    /** Returns a count with its noun: {@code 1 page}, {@code 1,234 pages}. */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /**
     * Returns a text, or its first {@code most} characters and an ellipsis if it is longer. A surrogate pair that would
     * be cut is left out.
     */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean cutsPair = most > 0
                && Character.isHighSurrogate(text.charAt(most - 1))
                && Character.isLowSurrogate(text.charAt(most));
        return text.substring(0, cutsPair ? most - 1 : most) + "…";
    }
}
