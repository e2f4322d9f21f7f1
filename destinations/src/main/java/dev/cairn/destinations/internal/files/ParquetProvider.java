package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationProvider;
import dev.cairn.destinations.internal.access.LocalAddress;

/** {@code parquet:FOLDER}. */
public final class ParquetProvider implements DestinationProvider {

    @Override
    public String scheme() {
        return "parquet";
    }

    @Override
    public Destination open(String address) throws DestinationException {
        return new FileDestination(LocalAddress.path(address, "parquet:tickets"), FileFormat.PARQUET);
    }
}
