package dev.cairn.destinations;

import java.util.BitSet;
import java.util.List;

/**
 * Adds rows to one table. Confined to one thread, the one of its {@link DestinationWriter}. After a {@link TableException}
 * nothing more is asked of it.
 */
public interface TableWriter {

    /** How many rows of an earlier sync wait on: as many as the plan says, or none if they are not all there any more. */
    default long waiting() {
        return 0;
    }

    /**
     * Changes the columns, for rows that have been appended, too.
     *
     * @param columns those that there are, in the same order, some with a wider type, and new ones behind them
     */
    void change(List<Column> columns) throws DestinationException;

    /**
     * Whether a column of integers can become one of {@link ColumnType#NUMBER}: none of its values, those of rows that wait
     * among them, is more than 2<sup>53</sup> away from 0, which doubles would round.
     */
    boolean fitsDoubles(Column integers) throws DestinationException;

    /**
     * The columns, by their index, whose values the table has no room for in one row. They are appended as nulls then, and go
     * where values go that do not fit.
     */
    default BitSet lacking(Row row) {
        return new BitSet();
    }

    /** Adds a row to those that wait. Its values are in the order of the columns. */
    void append(Row row) throws DestinationException;

    /** Gives up the rows that were appended last, so many of those that wait. */
    void withdraw(long rows) throws DestinationException;

    /**
     * Lets all rows that wait now wait on with the next commit, for a later sync too. Only with {@link WriteMode#OVERWRITE}.
     *
     * @return how many they are; -1 where rows cannot wait longer than a sync
     */
    default long keep() throws DestinationException {
        return -1;
    }

    /**
     * Takes the rows that wait over into the table, as the plan's {@link WriteMode} says: they are added to it, take its
     * place, or take the place of older ones with the same primary key. The cursor's order decides which row is newest; where
     * it is the same, or there is none, the later one is. A row without a position in that order is older than one that has one.
     */
    TakenRows take() throws DestinationException;
}
