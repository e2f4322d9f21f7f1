package dev.cairn.manifest.rule;

import java.util.ArrayList;
import java.util.List;

/** The partition routers of a stream. */
final class Routers {

    private Routers() {}

    /** All routers of a stream, those inside of others included. */
    static List<ManifestComponent> of(ManifestComponent stream) {
        List<ManifestComponent> routers = new ArrayList<>();
        stream.component("retriever")
                .ifPresent(
                        retriever -> retriever.components("partition_router").forEach(router -> add(router, routers)));
        return routers;
    }

    private static void add(ManifestComponent router, List<ManifestComponent> routers) {
        routers.add(router);
        router.components("underlying_partition_router").forEach(inner -> add(inner, routers));
        router.components("partition_routers").forEach(inner -> add(inner, routers));
    }

    /** The links of a stream to its parents. */
    static List<ManifestComponent> parentConfigs(ManifestComponent stream) {
        return of(stream).stream()
                .filter(router -> router.is("SubstreamPartitionRouter"))
                .flatMap(router -> router.components("parent_stream_configs").stream())
                .toList();
    }

    /** The parents of a stream. */
    static List<ManifestComponent> parents(ManifestComponent stream) {
        return parentConfigs(stream).stream()
                .flatMap(parent -> parent.component("stream").stream())
                .toList();
    }
}
