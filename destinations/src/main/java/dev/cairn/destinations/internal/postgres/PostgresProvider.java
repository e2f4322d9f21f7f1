package dev.cairn.destinations.internal.postgres;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationProvider;
import dev.cairn.destinations.internal.sql.SqlDestination;

/** {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=SCHEMA}. */
public final class PostgresProvider implements DestinationProvider {

    @Override
    public String scheme() {
        return "postgresql";
    }

    @Override
    public Destination open(String address) throws DestinationException {
        return new SqlDestination(new Postgres(PostgresAddress.of(address)));
    }
}
