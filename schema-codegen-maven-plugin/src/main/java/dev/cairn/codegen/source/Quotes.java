package dev.cairn.codegen.source;

import java.util.Locale;

/** String literals. */
public final class Quotes {

    private Quotes() {}

    /** A literal on one line, in which every character can be seen. */
    public static String quoted(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (isVisible(c)) {
                        literal.append(c);
                    } else {
                        literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    private static boolean isVisible(char c) {
        return (c >= ' ' && c < 0x7f)
                || (c >= ' '
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && !Character.isSurrogate(c)
                        && c != '\u2028'
                        && c != '\u2029');
    }
}
