package dev.cairn.destination.internal.duckdb;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationProvider;
import dev.cairn.destination.internal.access.LocalAddress;
import dev.cairn.destination.internal.sql.SqlDestination;

/** {@code duckdb:FILE}. */
public final class DuckDbProvider implements DestinationProvider {

    @Override
    public String scheme() {
        return "duckdb";
    }

    @Override
    public Destination open(String address) throws DestinationException {
        return new SqlDestination(new DuckDb(LocalAddress.file(address, "duckdb:tickets.duckdb")));
    }
}
