package dev.cairn.destination;

/** What a column holds. Each database has a type of its own for each of these. */
public enum ColumnType {
    BOOLEAN,
    /** A whole number of 64 bits. */
    INTEGER,
    /** A floating-point number of 64 bits. */
    NUMBER,
    /** A text as the API gave it; times are texts, too. */
    TEXT,
    /** Any JSON value, as compact JSON text. */
    JSON;

    /** The narrowest type that holds the values of both without changing them. */
    public ColumnType and(ColumnType other) {
        if (this == other) {
            return this;
        }
        boolean numbers = (this == INTEGER || this == NUMBER) && (other == INTEGER || other == NUMBER);
        return numbers ? NUMBER : JSON;
    }
}
