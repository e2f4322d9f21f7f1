package dev.cairn.json.scan;

/** What kind of value a JSON text is. */
public enum ValueKind {
    NULL,
    BOOLEAN,
    /** A number without fraction and exponent. */
    INTEGER,
    /** A number with a fraction or an exponent. */
    FLOAT,
    STRING,
    ARRAY,
    OBJECT;

    /** The kind of the value that stands from one index to another, exclusive. */
    static ValueKind of(byte[] text, int from, int to) {
        return switch (text[from]) {
            case 'n' -> NULL;
            case 't', 'f' -> BOOLEAN;
            case '"' -> STRING;
            case '[' -> ARRAY;
            case '{' -> OBJECT;
            default -> JsonText.isInteger(text, from, to) ? INTEGER : FLOAT;
        };
    }
}
