package dev.cairn.destinations.internal.duckdb;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationProvider;
import dev.cairn.destinations.internal.access.LocalAddress;
import dev.cairn.destinations.internal.sql.SqlDestination;

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
