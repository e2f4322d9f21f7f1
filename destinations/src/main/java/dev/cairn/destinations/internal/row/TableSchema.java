package dev.cairn.destinations.internal.row;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.internal.number.JsonNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a table as they come to be: those that are there, those of the catalog's schema, and those that records
 * bring. Confined to one thread.
 *
 * <p>A column keeps its kind: records change it only from one type of numbers to another, and the schema only to JSON, but
 * never a column of texts or decimals. A column of the key gets any type that it needs, since rows are found by it, and is never one of
 * doubles. One of numbers becomes one of texts where the API gives texts of them now.
 */
public final class TableSchema {

    /** More would be too many for some databases; further fields go where those go that do not fit. */
    private static final int MOST_COLUMNS = 800;

    private static final int LONGEST_FIELD = 1000;

    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Integer> byField = new HashMap<>();
    private final Map<String, ColumnType> declared;
    private final Set<String> key;
    private final List<String> notes = new ArrayList<>();
    private final SqlIdentifiers names;

    /**
     * Columns for a schema.
     *
     * @param before the columns that are there already
     * @param types of the schema's fields
     * @param key the fields of the primary key
     */
    public TableSchema(SqlIdentifiers names, List<Column> before, Map<String, ColumnType> types, List<String> key) {
        this.names = names;
        this.declared = Map.copyOf(types);
        this.key = new HashSet<>(key);
        for (String ours : List.of(Column.SYNCED_AT, Column.CURSOR, Column.UNFIT)) {
            names.take(ours);
        }
        before.forEach(column -> names.take(column.name()));
        before.forEach(this::put);
        if (before.isEmpty()) {
            put(new Column(Column.SYNCED_AT, Column.SYNCED_AT, ColumnType.TEXT));
            put(new Column(Column.CURSOR, Column.CURSOR, ColumnType.INTEGER));
            put(new Column(Column.UNFIT, Column.UNFIT, ColumnType.TEXT));
        }
        types.forEach(this::declare);
    }

    /** A number makes room for itself when it comes. */
    private void declare(String field, ColumnType type) {
        int column = find(field);
        if (column < 0) {
            add(field, type);
            return;
        }
        ColumnType now = type(column);
        if (type == ColumnType.TEXT && isKeyOfNumbers(column)) {
            widen(column, ColumnType.TEXT);
            return;
        }
        boolean stays = now == ColumnType.TEXT || now == ColumnType.DECIMAL;
        if (!stays && now != type && !(now.isNumeric() && type.isNumeric())) {
            widen(column, ColumnType.JSON);
        }
    }

    /** Those that there are now. */
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    int size() {
        return columns.size();
    }

    ColumnType type(int column) {
        return columns.get(column).type();
    }

    public Column column(int column) {
        return columns.get(column);
    }

    /** The column of a field, -1 if there is none. */
    int find(String field) {
        return isOurs(field) ? -1 : byField.getOrDefault(field, -1);
    }

    /** A field of a record that is named like one of our own columns. */
    private static boolean isOurs(String field) {
        return field.equals(Column.SYNCED_AT) || field.equals(Column.CURSOR) || field.equals(Column.UNFIT);
    }

    /** The column of ours with a name. */
    public int own(String name) {
        return byField.getOrDefault(name, -1);
    }

    /** What the report tells of the columns' names. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether rows are found by a column. */
    boolean isKey(int column) {
        return key.contains(columns.get(column).field());
    }

    /** The type that a column needs for a value; its own if it holds the value, or does not change for it. */
    ColumnType needed(int column, JsonValue value) {
        ColumnType now = type(column);
        if (now == ColumnType.TEXT || now == ColumnType.JSON || now == value.type()) {
            return now;
        }
        if (now.isNumeric() && value.isNumber()) {
            return needed(column, now, value.number());
        }
        if (isKeyOfNumbers(column) && value.isText()) {
            return ColumnType.TEXT;
        }
        return isKey(column) ? ColumnType.JSON : now;
    }

    /** A number that has become its text is the same key. */
    private boolean isKeyOfNumbers(int column) {
        return isKey(column) && (type(column) == ColumnType.INTEGER || type(column) == ColumnType.DECIMAL);
    }

    private ColumnType needed(int column, ColumnType now, JsonNumber number) {
        boolean holds =
                now == ColumnType.INTEGER ? number.fitsInteger() : now == ColumnType.NUMBER && number.fitsNumber();
        boolean isWhole = declared.get(columns.get(column).field()) == ColumnType.INTEGER && !isKey(column);
        if (holds || !number.isDecimal() || (isWhole && !number.isWhole())) {
            return now;
        }
        boolean doubles = now == ColumnType.INTEGER && !number.isPlain() && number.fitsNumber() && !isKey(column);
        return doubles ? ColumnType.NUMBER : ColumnType.DECIMAL;
    }

    /** Gives a column another type. */
    void widen(int column, ColumnType type) {
        columns.set(column, columns.get(column).as(type));
    }

    /** Adds a column for a field that has none, if there is room. */
    void add(String field, ColumnType type) {
        if (!hasRoom(field)) {
            return;
        }
        boolean doubles = type == ColumnType.NUMBER && key.contains(field);
        Column column = new Column(field, names.give(field), doubles ? ColumnType.INTEGER : type);
        if (!column.name().equals(field)) {
            notes.add("field " + field + " is column " + column.name());
        }
        put(column);
    }

    /** Whether a field that has no column can get one. */
    boolean hasRoom(String field) {
        return !isOurs(field)
                && columns.size() < MOST_COLUMNS
                && field.length() <= LONGEST_FIELD
                && StorableText.isSound(field, false);
    }

    private void put(Column column) {
        byField.put(column.field(), columns.size());
        columns.add(column);
    }
}
