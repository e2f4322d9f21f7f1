package dev.cairn.templates.internal.value;

import org.jspecify.annotations.Nullable;

/**
 * Text that counts as safe HTML, a kind of str: what is added to it is escaped.
 *
 * @param text its characters
 */
public record Markup(String text) implements CharSequence {

    /** Escapes a value for HTML; what is safe stays. */
    public static Markup escape(@Nullable Object value) {
        return value instanceof Markup markup ? markup : new Markup(escapeText(Text.str(value)));
    }

    /** Replaces the five characters that mean something in HTML. */
    public static String escapeText(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '>' -> out.append("&gt;");
                case '<' -> out.append("&lt;");
                case '\'' -> out.append("&#39;");
                case '"' -> out.append("&#34;");
                default -> out.append(character);
            }
        }
        return out.toString();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Markup(text.substring(start, end));
    }

    @Override
    public String toString() {
        return text;
    }
}
