package dev.cairn.destinations.internal.row;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.internal.number.Decimals;
import dev.cairn.json.Json;
import java.util.BitSet;
import java.util.List;

/**
 * A row without some of its values, which are in the column for those that do not fit.
 *
 * @param unfit the index of that column
 * @param json what it has
 */
public record NarrowedRow(Row row, BitSet lacking, int unfit, String json) implements Row {

    public static NarrowedRow of(Row row, BitSet lacking, List<Column> columns, int unfit) {
        StringBuilder json = new StringBuilder(row.isNull(unfit) ? "{}" : row.textAt(unfit));
        json.setLength(json.length() - 1);
        for (int i = lacking.nextSetBit(0); i >= 0; i = lacking.nextSetBit(i + 1)) {
            Column column = columns.get(i);
            json.append(json.length() == 1 ? "" : ",")
                    .append(Json.write(column.field()))
                    .append(':');
            json.append(
                    switch (column.type()) {
                        case BOOLEAN -> Json.write(row.booleanAt(i));
                        case INTEGER -> Json.write(row.integerAt(i));
                        case NUMBER -> Decimals.text(row.numberAt(i));
                        case TEXT -> Json.write(row.textAt(i));
                        case DECIMAL, JSON -> row.textAt(i);
                    });
        }
        return new NarrowedRow(row, lacking, unfit, json.append('}').toString());
    }

    @Override
    public boolean isNull(int column) {
        return column != unfit && (lacking.get(column) || row.isNull(column));
    }

    @Override
    public boolean booleanAt(int column) {
        return row.booleanAt(column);
    }

    @Override
    public long integerAt(int column) {
        return row.integerAt(column);
    }

    @Override
    public double numberAt(int column) {
        return row.numberAt(column);
    }

    @Override
    public String textAt(int column) {
        return column == unfit ? json : row.textAt(column);
    }
}
