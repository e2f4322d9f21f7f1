package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationProvider;
import dev.cairn.destinations.internal.access.LocalAddress;

/** {@code jsonl:FOLDER}. */
public final class JsonLinesProvider implements DestinationProvider {

    @Override
    public String scheme() {
        return "jsonl";
    }

    @Override
    public Destination open(String address) throws DestinationException {
        return new FileDestination(LocalAddress.path(address, "jsonl:tickets"), FileFormat.JSONL);
    }
}
