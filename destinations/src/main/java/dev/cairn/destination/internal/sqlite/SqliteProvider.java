package dev.cairn.destination.internal.sqlite;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationProvider;
import dev.cairn.destination.internal.access.LocalAddress;
import dev.cairn.destination.internal.sql.SqlDestination;

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
