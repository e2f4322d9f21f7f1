package dev.cairn.python;

/** Strings as Python sees and quotes them. */
public final class PythonStrings {

    private PythonStrings() {}

    /** Appends what {@code repr(text)} gives. */
    public static void appendRepr(StringBuilder out, String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); ) {
            char character = text.charAt(i);
            if (character >= ' ' && character < 0x7f) {
                if (character == quote || character == '\\') {
                    out.append('\\');
                }
                out.append(character);
                i++;
            } else {
                int codePoint = text.codePointAt(i);
                appendSpecial(out, codePoint);
                i += Character.charCount(codePoint);
            }
        }
        out.append(quote);
    }

    private static void appendSpecial(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPrintable(codePoint)) {
                    out.appendCodePoint(codePoint);
                } else if (codePoint < 0x100) {
                    out.append(String.format("\\x%02x", codePoint));
                } else if (codePoint < 0x10000) {
                    out.append(String.format("\\u%04x", codePoint));
                } else {
                    out.append(String.format("\\U%08x", codePoint));
                }
            }
        }
    }

    /** What {@code str.isprintable()} says of one character. */
    public static boolean isPrintable(int codePoint) {
        return codePoint == ' '
                || switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> false;
                    default -> true;
                };
    }
}
