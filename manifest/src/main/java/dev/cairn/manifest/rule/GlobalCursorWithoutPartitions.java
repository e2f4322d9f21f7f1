package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** {@code global_substream_cursor} has no effect on a stream without partitions. */
final class GlobalCursorWithoutPartitions extends ComponentRule {

    GlobalCursorWithoutPartitions() {
        super(
                "global-cursor",
                Severity.WARNING,
                "A cursor has `global_substream_cursor`, and the stream has no partitions.",
                "Remove it.",
                "DeclarativeStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        stream.component("incremental_sync")
                .filter(c -> c.flag("global_substream_cursor"))
                .ifPresent(cursor -> {
                    boolean simple = stream.component("retriever")
                            .filter(r -> !r.is("CustomRetriever"))
                            .isPresent();
                    if (simple && Routers.of(stream).isEmpty()) {
                        findings.add(
                                this,
                                cursor.placeOf("global_substream_cursor"),
                                "'global_substream_cursor' has no effect: the retriever has no 'partition_router'");
                    }
                });
    }
}
