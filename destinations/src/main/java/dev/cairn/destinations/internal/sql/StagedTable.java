package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.TablePlan;
import dev.cairn.destinations.TableWriter;
import dev.cairn.destinations.TakenRows;
import dev.cairn.destinations.WriteMode;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/** A table whose new rows wait in one beside it, the stage, until a state vouches for them. Confined to one thread. */
public final class StagedTable implements TableWriter {

    /** The table itself. Its methods are called within one {@link TableSession#alone}. */
    public interface Target {

        /** Makes sure that the table can be changed; comes before each change. */
        void prepare() throws SQLException, DestinationException;

        /** The stage has these columns now; the table needs them too, unless it is going to be replaced. */
        void change(List<Column> now) throws SQLException;

        /** What the table's rows can be selected from. */
        String rows();

        /**
         * Moves the rows of the stage into the table.
         *
         * @param expected how many there are
         * @return how many were moved
         */
        long add(long expected) throws SQLException, DestinationException;

        /** Puts the rows of the stage in the place of all of the table's; otherwise like {@link #add}. */
        long replace(long expected) throws SQLException, DestinationException;

        /** Deletes the rows that those of the stage take the place of, and says how many those were. */
        long deleteReplaced(KeyStatements statements) throws SQLException;
    }

    private final TableSession session;
    private final TablePlan plan;
    private final String stage;
    private final long resumed;
    private final Target target;
    private final RowChannel channel;
    private List<Column> columns;
    private long count;

    /**
     * @param stage its name, in quotes
     * @param resumed how many rows wait there
     */
    public StagedTable(TableSession session, TablePlan plan, String stage, long resumed, Target target) {
        this.session = session;
        this.plan = plan;
        this.stage = stage;
        this.resumed = resumed;
        this.count = resumed;
        this.target = target;
        this.channel = session.rows();
        this.columns = plan.columns();
    }

    @Override
    public long waiting() {
        return resumed;
    }

    @Override
    public void change(List<Column> wanted) throws DestinationException {
        alone(() -> {
            target.prepare();
            ColumnChanges.make(channel.connection(), channel.dialect(), stage, columns, wanted);
            target.change(wanted);
            columns = List.copyOf(wanted);
            return columns;
        });
    }

    @Override
    public boolean fitsDoubles(Column integers) throws DestinationException {
        return alone(() -> ColumnChanges.fitsDoubles(channel.connection(), stage, integers)
                && (plan.mode() == WriteMode.OVERWRITE
                        || ColumnChanges.fitsDoubles(channel.connection(), target.rows() + " AS there", integers)));
    }

    @Override
    public BitSet lacking(Row row) {
        return channel.dialect().lacking(row, columns, plan.key());
    }

    @Override
    public void append(Row row) throws DestinationException {
        try {
            channel.append(stage, columns, row);
            count++;
        } catch (SQLException e) {
            throw session.failed(plan.table(), e);
        }
    }

    @Override
    public void withdraw(long rows) throws DestinationException {
        alone(() -> {
            channel.withdraw(stage, rows);
            return count -= rows;
        });
    }

    @Override
    public long keep() throws DestinationException {
        return alone(() -> count);
    }

    @Override
    public TakenRows take() throws DestinationException {
        return alone(() -> {
            target.prepare();
            TakenRows taken = taken();
            count = 0;
            return taken;
        });
    }

    private TakenRows taken() throws SQLException, DestinationException {
        List<String> key = plan.keyColumns(columns);
        boolean hasKey = plan.mode() != WriteMode.APPEND && !key.isEmpty();
        KeyStatements statements = new KeyStatements(channel.dialect(), target.rows(), stage, key);
        long again = hasKey ? run(statements.dropOlder()) : 0;
        if (plan.mode() == WriteMode.OVERWRITE) {
            return new TakenRows(target.replace(count - again), 0, again, 0);
        }
        if (!hasKey) {
            return new TakenRows(target.add(count), 0, 0, 0);
        }
        again += run(statements.dropOutdated());
        long known = Sql.number(channel.connection(), statements.countKnown());
        long same = Sql.number(channel.connection(), statements.countSame());
        long replaced = target.deleteReplaced(statements);
        long added = target.add(count - again);
        return new TakenRows(added - known, known - same, again + same, replaced - known);
    }

    private <T> T alone(TableSession.Work<T> work) throws DestinationException {
        return session.alone(plan.table(), () -> {
            channel.check(stage);
            return work.run();
        });
    }

    private long run(String sql) throws SQLException {
        return Sql.run(channel.connection(), sql);
    }
}
