package dev.cairn.destination.internal.files;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationProvider;
import java.nio.file.Path;

/** {@code jsonl:FOLDER}. */
public final class JsonLinesProvider implements DestinationProvider {

    @Override
    public String scheme() {
        return "jsonl";
    }

    @Override
    public Destination open(String address) throws DestinationException {
        String folder = address.substring(address.indexOf(':') + 1);
        if (folder.isBlank()) {
            throw new DestinationException("jsonl: needs a folder, such as jsonl:tickets");
        }
        return new FileDestination(Path.of(folder), FileFormat.JSONL);
    }
}
