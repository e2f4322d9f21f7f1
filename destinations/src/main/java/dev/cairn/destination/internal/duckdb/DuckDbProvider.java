package dev.cairn.destination.internal.duckdb;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationProvider;
import dev.cairn.destination.internal.sql.SqlDestination;
import java.nio.file.Path;

/** {@code duckdb:FILE}. */
public final class DuckDbProvider implements DestinationProvider {

    @Override
    public String scheme() {
        return "duckdb";
    }

    @Override
    public Destination open(String address) throws DestinationException {
        String file = address.substring(address.indexOf(':') + 1);
        if (file.isBlank()) {
            throw new DestinationException("duckdb: needs a file, such as duckdb:tickets.duckdb");
        }
        return new SqlDestination(new DuckDb(Path.of(file)));
    }
}
