package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.TablePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The table in which rows wait beside the one that they are for.
 *
 * @param name without quotes
 */
public record Stage(RowChannel channel, String name) {

    /** Its name in quotes. */
    public String quoted() {
        return Sql.name(name);
    }

    /**
     * Makes it, or goes on with the one that an earlier sync left.
     *
     * @param kind how a table of its kind is created
     * @return how many rows wait in it
     */
    public long open(String kind, TablePlan plan) throws SQLException, DestinationException {
        if (plan.waiting() > 0 && resume(plan)) {
            return plan.waiting();
        }
        drop();
        String order = dialect().orderColumn();
        Sql.run(
                connection(),
                kind
                        + quoted()
                        + ColumnChanges.definitions(
                                dialect(), plan.columns(), order.isEmpty() ? List.of() : List.of(order)));
        return 0;
    }

    /** Gives up rows behind those that are to wait on. If some of these are missing, all are of no use. */
    private boolean resume(TablePlan plan) throws SQLException, DestinationException {
        ActualTable there = ActualTable.find(connection(), name);
        List<String> names = plan.columns().stream().map(Column::name).toList();
        if (there == null || !there.columns().containsAll(names)) {
            return false;
        }
        long surplus = Sql.number(connection(), "SELECT count(*) FROM " + quoted()) - plan.waiting();
        if (surplus > 0) {
            channel.withdraw(quoted(), surplus);
        }
        return surplus >= 0;
    }

    /** Removes it, if it is there. */
    public void drop() throws SQLException {
        Sql.run(connection(), "DROP TABLE IF EXISTS " + quoted());
    }

    private Connection connection() {
        return channel.connection();
    }

    private SqlDialect dialect() {
        return channel.dialect();
    }
}
