package dev.cairn.codegen.java;

/** Writes texts as Java has them. */
final class JavaStrings {

    private JavaStrings() {}

    /** A string literal in which every character can be seen. */
    static String literal(String text) {
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
                        String hex = Integer.toHexString(c);
                        literal.append("\\u")
                                .append("0".repeat(4 - hex.length()))
                                .append(hex);
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
