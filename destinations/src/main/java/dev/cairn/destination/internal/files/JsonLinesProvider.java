package dev.cairn.destination.internal.files;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationProvider;
import dev.cairn.destination.internal.access.LocalAddress;

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
