package dev.cairn.destination.internal.sqlite;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationProvider;
import dev.cairn.destination.internal.sql.SqlDestination;
import java.nio.file.Path;

/** {@code sqlite:FILE}. */
public final class SqliteProvider implements DestinationProvider {

    @Override
    public String scheme() {
        return "sqlite";
    }

    @Override
    public Destination open(String address) throws DestinationException {
        String file = address.substring(address.indexOf(':') + 1);
        if (file.isBlank()) {
            throw new DestinationException("sqlite: needs a file, such as sqlite:tickets.db");
        }
        return new SqlDestination(new Sqlite(Path.of(file)));
    }
}
