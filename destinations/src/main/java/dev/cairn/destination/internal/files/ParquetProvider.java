package dev.cairn.destination.internal.files;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationProvider;
import java.nio.file.Path;

/** {@code parquet:FOLDER}. */
public final class ParquetProvider implements DestinationProvider {

    @Override
    public String scheme() {
        return "parquet";
    }

    @Override
    public Destination open(String address) throws DestinationException {
        String folder = address.substring(address.indexOf(':') + 1);
        if (folder.isBlank()) {
            throw new DestinationException("parquet: needs a folder, such as parquet:tickets");
        }
        return new FileDestination(Path.of(folder), FileFormat.PARQUET);
    }
}
