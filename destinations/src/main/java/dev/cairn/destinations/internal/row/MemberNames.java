package dev.cairn.destinations.internal.row;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers which columns the members of the last record had, since the next one mostly has the same. Confined to one thread. */
final class MemberNames {

    static final int UNKNOWN = -2;

    private byte[] @Nullable [] names = new byte[16][];
    private int[] columns = new int[16];

    /**
     * The column of a member.
     *
     * @param position of the member in its record
     * @return {@link #UNKNOWN} if the last record had another one there
     */
    int find(int position, byte[] text, int from, int to) {
        byte[] name = position < names.length ? names[position] : null;
        return name != null && Arrays.equals(name, 0, name.length, text, from, to) ? columns[position] : UNKNOWN;
    }

    void remember(int position, byte[] text, int from, int to, int column) {
        if (position >= names.length) {
            names = Arrays.copyOf(names, 2 * position);
            columns = Arrays.copyOf(columns, 2 * position);
        }
        names[position] = Arrays.copyOfRange(text, from, to);
        columns[position] = column;
    }

    /** The columns have changed. */
    void forget() {
        Arrays.fill(names, null);
    }
}
