package dev.cairn.destinations.internal.row;

import dev.cairn.destinations.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The row that is being filled. Confined to one thread. */
final class ParsedRow implements Row {

    private boolean[] present = {};
    private long[] integers = {};
    private double[] numbers = {};
    private @Nullable String[] texts = {};

    /** Starts anew, with so many columns. */
    void clear(int columns) {
        if (present.length < columns) {
            int capacity = columns + 16;
            present = new boolean[capacity];
            integers = new long[capacity];
            numbers = new double[capacity];
            texts = new @Nullable String[capacity];
        } else {
            Arrays.fill(present, 0, columns, false);
        }
    }

    void setInteger(int column, long value) {
        present[column] = true;
        integers[column] = value;
    }

    void setNumber(int column, double value) {
        present[column] = true;
        numbers[column] = value;
    }

    void setText(int column, String value) {
        present[column] = true;
        texts[column] = value;
    }

    @Override
    public boolean isNull(int column) {
        return !present[column];
    }

    @Override
    public boolean booleanAt(int column) {
        return integers[column] != 0;
    }

    @Override
    public long integerAt(int column) {
        return integers[column];
    }

    @Override
    public double numberAt(int column) {
        return numbers[column];
    }

    @Override
    public String textAt(int column) {
        return String.valueOf(texts[column]);
    }
}
