package dev.cairn.destination.internal.sync;

import java.util.regex.Pattern;

/** Texts that a destination cannot hold. */
final class Texts {

    /** What becomes of U+0000 and of half a pair of surrogates in JSON; a pair in full is no harm, but rare enough. */
    private static final Pattern SUSPICIOUS = Pattern.compile("\\\\u(0000|[dD][89abAB])");

    private Texts() {}

    /** Whether a text is valid Unicode, and has no U+0000 where that is not taken. */
    static boolean isSound(String text, boolean takesNul) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 && !takesNul) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether a database that looks into JSON takes a JSON text. */
    static boolean isSoundJson(String json) {
        return !json.contains("\\u") || !SUSPICIOUS.matcher(json).find();
    }
}
