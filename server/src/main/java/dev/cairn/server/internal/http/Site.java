package dev.cairn.server.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A part of what the server offers. Thread-safe. */
public interface Site {

    /** What is at a path, which is as it was sent. */
    Optional<Endpoint> find(String path);

    /** Endpoints, each at its path. */
    static Site of(List<Endpoint> endpoints) {
        Map<String, Endpoint> paths =
                endpoints.stream().collect(Collectors.toUnmodifiableMap(Endpoint::path, Function.identity()));
        return path -> Optional.ofNullable(paths.get(path));
    }
}
