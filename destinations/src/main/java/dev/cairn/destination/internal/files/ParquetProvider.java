package dev.cairn.destination.internal.files;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationProvider;
import dev.cairn.destination.internal.access.LocalAddress;

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
