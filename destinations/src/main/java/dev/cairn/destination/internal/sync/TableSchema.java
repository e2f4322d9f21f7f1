package dev.cairn.destination.internal.sync;

import dev.cairn.destination.Column;
import dev.cairn.destination.ColumnType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a table as they come to be: those that are there, those of the catalog's schema, and those that records
 * bring. Confined to one thread.
 */
final class TableSchema {

    /** More would be too many for some databases; further fields go where those go that do not fit. */
    private static final int MOST_COLUMNS = 800;

    private static final int LONGEST_FIELD = 1000;

    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Integer> byField = new HashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private final Names names;

    /**
     * Columns for a schema.
     *
     * @param before the columns that are there already
     * @param types of the schema's fields
     * @param key the fields of the primary key, which always get the type that they need
     */
    TableSchema(Names names, List<Column> before, Map<String, ColumnType> types, List<String> key) {
        this.names = names;
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
        types.forEach((field, type) -> {
            if (widen(field, type) && !key.contains(field)) {
                declared.add(field);
            }
        });
    }

    /** Those that there are now. */
    List<Column> columns() {
        return List.copyOf(columns);
    }

    int size() {
        return columns.size();
    }

    ColumnType type(int column) {
        return columns.get(column).type();
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
    int own(String name) {
        return byField.getOrDefault(name, -1);
    }

    /** What people should know of the columns' names. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether the schema says what a field is; its column does not change then when records say otherwise. */
    boolean isDeclared(String field) {
        return declared.contains(field);
    }

    /**
     * Makes room for values of a type in a field's column.
     *
     * @return whether there is room now
     */
    boolean widen(String field, ColumnType type) {
        if (isOurs(field)) {
            return false;
        }
        Integer known = byField.get(field);
        if (known != null) {
            Column column = columns.get(known);
            columns.set(known, column.as(column.type().and(type)));
            return true;
        }
        if (!hasRoom(field)) {
            return false;
        }
        Column column = new Column(field, names.give(field), type);
        if (!column.name().equals(field)) {
            notes.add("field " + field + " is column " + column.name());
        }
        put(column);
        return true;
    }

    /** Whether a field that has no column can get one. */
    boolean hasRoom(String field) {
        return !isOurs(field)
                && columns.size() < MOST_COLUMNS
                && field.length() <= LONGEST_FIELD
                && Texts.isSound(field, false);
    }

    private void put(Column column) {
        byField.put(column.field(), columns.size());
        columns.add(column);
    }
}
