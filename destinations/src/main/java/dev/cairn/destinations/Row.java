package dev.cairn.destinations;

/**
 * The values of one record, by the index of their column. Valid only during the call that it is passed to.
 *
 * <p>A value is asked for by the method of its column's type.
 */
public interface Row {

    boolean isNull(int column);

    boolean booleanAt(int column);

    long integerAt(int column);

    double numberAt(int column);

    /**
     * The text of a {@link ColumnType#TEXT}, the compact JSON text of a {@link ColumnType#JSON}, or a {@link
     * ColumnType#DECIMAL} as JSON writes numbers: equal numbers have equal texts.
     */
    String textAt(int column);
}
