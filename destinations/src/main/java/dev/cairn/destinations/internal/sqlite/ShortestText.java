package dev.cairn.destinations.internal.sqlite;

import dev.cairn.destinations.internal.number.Decimals;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/** A function for the shortest text of a double that is not null, which SQLite itself does not know. */
final class ShortestText extends Function {

    static final String NAME = "_cairn_shortest";

    /** Here, so that no class that is needed to say that the driver is missing needs the driver. */
    static void addTo(Connection connection) throws SQLException {
        Function.create(connection, NAME, new ShortestText());
    }

    @Override
    protected void xFunc() throws SQLException {
        result(Decimals.text(value_double(0)));
    }
}
