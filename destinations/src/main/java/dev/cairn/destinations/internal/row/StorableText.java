package dev.cairn.destinations.internal.row;

/** Which texts a destination can hold. */
final class StorableText {

    private StorableText() {}

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
}
