package dev.cairn.destinations.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A long list or text of a state, which is kept in rows of its own. Immutable, as long as the list does not change. */
sealed interface LongValue {

    /** What stands first in a marker. */
    String MARK = PartitionsTable.TABLE;

    /** Lists of so many items are kept in rows of their own. */
    int LEAST_ITEMS = 64;

    /** The characters of a text's rows but its last. Whole hashes in base64, so that only the last row of a growing list of them changes. */
    int ROW_LENGTH = 1536;

    /** Texts of so many characters are kept in rows of their own. */
    int LEAST_LENGTH = 2 * ROW_LENGTH;

    /** How many rows it takes. */
    int rows();

    /** The JSON value of a row. */
    @Nullable
    Object row(int number);

    /** True if a row is for certain that of another value: no text has to be written to tell. */
    boolean hasSame(int number, LongValue other);

    /** The value as a whole. */
    Object whole();

    /** The word for its kind in a marker. */
    String kind();

    /** What stands in a state in its place. */
    default List<Object> marker() {
        return List.of(MARK, kind(), (long) rows());
    }

    /** A value as a long one; null where it stays in its place. */
    static @Nullable LongValue of(@Nullable Object value) {
        if (value instanceof List<?> list && (list.size() >= LEAST_ITEMS || isMarked(list))) {
            return new Items(list);
        }
        return value instanceof String text && text.length() >= LEAST_LENGTH ? new Text(text) : null;
    }

    /** True for a marker, and for a list that could be taken for one. */
    static boolean isMarked(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty() && MARK.equals(list.get(0));
    }

    /**
     * The value that stands where a marker is.
     *
     * @param rows those of its place, in their order; there may be more than it has
     * @return null if rows are missing, or it is no marker of a kind that there is
     */
    static @Nullable LongValue of(List<?> marker, List<? extends @Nullable Object> rows) {
        if (marker.size() != 3 || !(marker.get(2) instanceof Long count) || count > rows.size() || count < 0) {
            return null;
        }
        List<? extends @Nullable Object> own = rows.subList(0, count.intValue());
        if (Items.KIND.equals(marker.get(1))) {
            return new Items(own);
        }
        if (!Text.KIND.equals(marker.get(1))) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        own.forEach(text::append);
        return new Text(text.toString());
    }

    /** A list, with a row for each item. */
    record Items(List<? extends @Nullable Object> list) implements LongValue {

        static final String KIND = "list";

        @Override
        public int rows() {
            return list.size();
        }

        @Override
        public @Nullable Object row(int number) {
            return list.get(number);
        }

        @Override
        public boolean hasSame(int number, LongValue other) {
            return other instanceof Items items && list.get(number) == items.list.get(number);
        }

        @Override
        public Object whole() {
            return list;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** A text, in pieces. */
    record Text(String text) implements LongValue {

        static final String KIND = "text";

        @Override
        public int rows() {
            return (text.length() + ROW_LENGTH - 1) / ROW_LENGTH;
        }

        @Override
        public Object row(int number) {
            return text.substring(number * ROW_LENGTH, end(number));
        }

        private int end(int number) {
            return Math.min(text.length(), (number + 1) * ROW_LENGTH);
        }

        @Override
        public boolean hasSame(int number, LongValue other) {
            int from = number * ROW_LENGTH;
            return other instanceof Text before
                    && end(number) == before.end(number)
                    && text.regionMatches(from, before.text, from, end(number) - from);
        }

        @Override
        public Object whole() {
            return text;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }
}
