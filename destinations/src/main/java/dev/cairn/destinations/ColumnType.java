package dev.cairn.destinations;

/** What a column holds. Each database has a type of its own for each of these. */
public enum ColumnType {
    BOOLEAN,
    /** A whole number of 64 bits. */
    INTEGER,
    /** A floating-point number of 64 bits. */
    NUMBER,
    /** A decimal number that no other type holds: of any size, and with any number of digits up to 16,000. */
    DECIMAL,
    /** A text as the API gave it; times are texts, too. */
    TEXT,
    /** Any JSON value, as compact JSON text. */
    JSON;

    /** Whether it holds numbers, of which {@link #DECIMAL} holds all. */
    public boolean isNumeric() {
        return this == INTEGER || this == NUMBER || this == DECIMAL;
    }

    /** The type for a field that a schema gives both types. */
    public ColumnType and(ColumnType other) {
        if (this == other) {
            return this;
        }
        if (isNumeric() && other.isNumeric()) {
            return compareTo(other) > 0 ? this : other;
        }
        return JSON;
    }
}
