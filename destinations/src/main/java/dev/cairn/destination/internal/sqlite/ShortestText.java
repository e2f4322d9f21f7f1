package dev.cairn.destination.internal.sqlite;

import dev.cairn.destination.internal.number.Decimals;
import java.sql.SQLException;
import org.sqlite.Function;

/** A function for the shortest text of a double that is not null, which SQLite itself does not know. */
final class ShortestText extends Function {

    static final String NAME = "_cairn_shortest";

    @Override
    protected void xFunc() throws SQLException {
        result(Decimals.text(value_double(0)));
    }
}
