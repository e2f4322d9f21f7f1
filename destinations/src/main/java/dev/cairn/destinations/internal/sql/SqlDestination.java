package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database. */
public final class SqlDestination implements Destination {

    private final SqlDialect dialect;

    public SqlDestination(SqlDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public List<KeptStream> streams() throws DestinationException {
        try (Connection connection = dialect.reader()) {
            return new StreamsTable(connection).read();
        } catch (SQLException e) {
            throw new DestinationException(dialect.explain(e), e);
        }
    }

    @Override
    public DestinationWriter write() throws DestinationException {
        try {
            return SqlWriter.begin(dialect);
        } catch (SQLException e) {
            throw new DestinationException(dialect.explain(e), e);
        }
    }

    @Override
    public void close() {}
}
