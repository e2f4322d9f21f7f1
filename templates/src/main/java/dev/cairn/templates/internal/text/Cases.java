package dev.cairn.templates.internal.text;

import java.util.Locale;

/** Upper and lower case, as str's methods have them. Thread-safe. */
public final class Cases {

    private Cases() {}

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            String character = Character.toString(codePoint);
            String upper = upper(character);
            // Ligatures and the like fold into the letters that they are made of.
            out.append(lower(upper.length() > character.length() ? upper : character));
        });
        return out.toString().replace('ς', 'σ');
    }

    public static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return titleCase(text.codePointAt(0)) + lower(text.substring(first));
    }

    public static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean inWord = false;
        for (int codePoint : text.codePoints().toArray()) {
            boolean cased = isCased(codePoint);
            String character = Character.toString(codePoint);
            out.append(!cased ? character : inWord ? lower(character) : titleCase(codePoint));
            inWord = cased;
        }
        return out.toString();
    }

    public static String swap(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            String character = Character.toString(codePoint);
            if (Character.isUpperCase(codePoint)) {
                out.append(lower(character));
            } else {
                out.append(Character.isLowerCase(codePoint) ? upper(character) : character);
            }
        });
        return out.toString();
    }

    static boolean isCased(int codePoint) {
        return Character.isUpperCase(codePoint) || Character.isLowerCase(codePoint) || Character.isTitleCase(codePoint);
    }

    private static String titleCase(int codePoint) {
        int title = Character.toTitleCase(codePoint);
        String upper = upper(Character.toString(codePoint));
        // A letter whose upper case is several letters shows only the first of them as a capital.
        if (title == codePoint && upper.length() > Character.charCount(codePoint)) {
            int first = upper.offsetByCodePoints(0, 1);
            return upper.substring(0, first) + lower(upper.substring(first));
        }
        return Character.toString(title);
    }
}
