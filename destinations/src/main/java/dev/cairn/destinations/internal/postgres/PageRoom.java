package dev.cairn.destinations.internal.postgres;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.Row;
import java.util.BitSet;
import java.util.List;

/**
 * What there is room for in a row: all of it is on one page of 8 kB, where a long value leaves a reference. These are upper
 * bounds of what the server needs; see "Database Page Layout" and "TOAST" in its manual.
 */
final class PageRoom {

    /** Of a page, without its own header; and a little for columns that users have added or dropped. */
    private static final int PAGE = 8160 - 100;

    private static final int HEADER = 24 + 7;

    /** A value of variable length of so many bytes stays in the row, with one byte before it. */
    private static final int LONGEST_INSIDE = 23;

    private static final int REFERENCE = 18;

    /** A long value that is the same few letters again and again is compressed and stays in the row. */
    private static final int COMPRESSED = 27;

    private static final int LETTERS_OF_COMPRESSED = 14;

    private PageRoom() {}

    /** The columns, by their index, whose values have no room: the last ones, but never ours and those of the key. */
    static BitSet lacking(Row row, List<Column> columns, List<String> key) {
        BitSet lacking = new BitSet();
        int room = PAGE - HEADER - columns.size() / 8;
        if (columns.size() * COMPRESSED <= room) {
            return lacking;
        }
        int[] sizes = sizes(row, columns);
        for (int size : sizes) {
            room -= size;
        }
        for (int i = sizes.length - 1; i >= 0 && room < 0; i--) {
            Column column = columns.get(i);
            if (sizes[i] > 0 && !column.name().startsWith("_cairn_") && !key.contains(column.field())) {
                lacking.set(i);
                room += sizes[i];
            }
        }
        return lacking;
    }

    private static int[] sizes(Row row, List<Column> columns) {
        int[] sizes = new int[columns.size()];
        boolean aligned = true;
        for (int i = 0; i < sizes.length; i++) {
            if (columns.get(i).name().equals(Column.UNFIT)) {
                sizes[i] = COMPRESSED; // which it gets when something has no room
                aligned = false;
            } else if (!row.isNull(i)) {
                sizes[i] = switch (columns.get(i).type()) {
                    case BOOLEAN -> 1;
                    case INTEGER, NUMBER -> aligned ? 8 : 15;
                    case TEXT -> ofText(row.textAt(i));
                    case DECIMAL, JSON -> COMPRESSED;
                };
                aligned = sizes[i] == 8 || sizes[i] == 15;
            }
        }
        return sizes;
    }

    private static int ofText(String text) {
        int bytes = 0;
        long letters = 0;
        for (int i = 0; i < text.length() && i < 100; i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            letters |= 1L << (c & 63);
        }
        return bytes <= LONGEST_INSIDE
                ? bytes + 1
                : Long.bitCount(letters) > LETTERS_OF_COMPRESSED ? REFERENCE : COMPRESSED;
    }
}
