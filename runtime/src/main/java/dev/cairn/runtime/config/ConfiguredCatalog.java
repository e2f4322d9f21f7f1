package dev.cairn.runtime.config;

import java.util.List;
import java.util.Optional;

/**
 * The streams that the user chose to sync.
 *
 * @param streams in the catalog's order, which is the order of reading
 */
public record ConfiguredCatalog(List<ConfiguredStream> streams) {

    public ConfiguredCatalog {
        streams = List.copyOf(streams);
    }

    /** The first stream of that name. */
    public Optional<ConfiguredStream> find(String name) {
        return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
    }
}
