package dev.cairn.destinations.internal.sqlite;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationProvider;
import dev.cairn.destinations.internal.access.LocalAddress;
import dev.cairn.destinations.internal.sql.SqlDestination;

/** {@code sqlite:FILE}. */
public final class SqliteProvider implements DestinationProvider {

    @Override
    public String scheme() {
        return "sqlite";
    }

    @Override
    public Destination open(String address) throws DestinationException {
        return new SqlDestination(new Sqlite(LocalAddress.file(address, "sqlite:tickets.db")));
    }
}
