package dev.cairn.destinations.contract;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code memory:NAME}: an example of a destination that a user adds. What it keeps is gone with the process. */
public final class MemoryProvider implements DestinationProvider {

    static final Map<String, MemoryDestination.Data> PLACES = new ConcurrentHashMap<>();

    @Override
    public String scheme() {
        return "memory";
    }

    @Override
    public Destination open(String address) {
        return new MemoryDestination(address, PLACES.computeIfAbsent(address, place -> new MemoryDestination.Data()));
    }
}
