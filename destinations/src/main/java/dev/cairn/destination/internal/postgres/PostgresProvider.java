package dev.cairn.destination.internal.postgres;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationProvider;
import dev.cairn.destination.internal.sql.SqlDestination;

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
