package dev.cairn.destinations;

import java.util.List;

/**
 * Writes to a destination. Everything since the last commit is in the destination after a commit as a whole, or not at all.
 * Confined to one thread.
 *
 * <p>After {@link #open}, {@link TableWriter#change} and {@link TableWriter#take}, which change what is committed, a commit
 * comes before anything is done with another table. So each of them can be undone alone: what cannot be done with one table is
 * a {@link TableException}, and the others go on.
 */
public interface DestinationWriter extends AutoCloseable {

    /** Most bytes in UTF-8 that names of tables and columns may have. */
    int longestName();

    /** Whether texts may have the character U+0000. */
    boolean takesNul();

    /** Whether numbers inside of JSON values keep their digits, however many they are. */
    default boolean keepsNumbersInJson() {
        return true;
    }

    /** What was last committed, for each stream. */
    List<KeptStream> streams() throws DestinationException;

    /**
     * How many rows there are of a stream: users may have deleted some, or the table.
     *
     * @return where counting takes long, the number that is kept; -1 if there is no table, or a part of it is missing
     */
    default long count(KeptStream kept) throws DestinationException {
        return kept.progress().rows();
    }

    /**
     * Makes or changes a table so that it has the columns of a plan, and gets ready to add rows. Columns that the table has
     * in addition stay, and are null in new rows.
     *
     * @param before the columns that it has; empty if there is no such table
     * @throws TableException if it cannot be made or changed, since it is not there any more, or not ours
     */
    TableWriter open(TablePlan plan, List<Column> before) throws DestinationException;

    /** Gives up the rows of a table that an earlier sync has left waiting, if there are any. The table is not open. */
    default void giveUp(String table) throws DestinationException {}

    /**
     * Renames a table that is not open, and forgets what is kept of it under its old name: the next commit has what is to be kept.
     * Rows that wait for it are given up.
     *
     * @param to is the name of no other table of a sync
     * @throws TableException if it is not there, or there is something of the new name
     */
    default void rename(String table, String to) throws DestinationException {
        throw new TableException("This destination cannot rename the table " + table);
    }

    /**
     * Makes what has been taken since the last commit permanent, together with what is kept of streams. Rows that were
     * appended and not taken are not visible to readers, and may still be taken; they wait on in a later sync if they were
     * {@link TableWriter#keep kept}.
     *
     * @param kept takes the place of what was kept of these streams
     */
    void commit(List<KeptStream> kept) throws DestinationException;

    /**
     * Looks at the destination as one does who opens it now: somebody may have removed, replaced or changed it. Nothing waits to
     * be committed.
     *
     * @return what is kept of all streams, with the rows that their tables have: -1 for a table that is missing or incomplete, the
     *     kept number where counting takes long
     * @throws DestinationException if the destination is not there any more
     */
    default List<KeptStream> lookAgain() throws DestinationException {
        return streams();
    }

    /** Gives up what was not committed, and the right to write. */
    @Override
    void close() throws DestinationException;
}
