package dev.cairn.pythonvalues;

/** Python's classes of characters, as its lexers use them. Thread-safe. */
public final class Characters {

    private Characters() {}

    /** Whether {@code str.isspace()} holds for a character. */
    public static boolean isSpace(int character) {
        return character == ' '
                || (character >= '\t' && character <= '\r')
                || (character >= 0x1c && character <= 0x1f)
                || character == 0x85
                || (character > 0x7f && Character.isSpaceChar(character));
    }

    /** Whether a character is an ASCII digit. */
    public static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Whether a name may start with a character. */
    public static boolean isNameStart(int character) {
        return character == '_' || Character.isUnicodeIdentifierStart(character);
    }

    /** Whether a character may stand in a name. */
    public static boolean isNamePart(int character) {
        return character < 0x80
                ? character == '_' || Character.isLetterOrDigit(character)
                : Character.isLetterOrDigit(character) || Character.isUnicodeIdentifierPart(character);
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
