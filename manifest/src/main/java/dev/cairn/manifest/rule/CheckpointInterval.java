package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;
import java.util.Locale;

/**
 * Checkpoints inside of slices need slices of several pages that come in ascending order, and a state that can say how far
 * one slice got.
 */
final class CheckpointInterval extends ComponentRule {

    private static final String OPTION = "pages_per_checkpoint_interval";

    CheckpointInterval() {
        super(
                "checkpoint-interval",
                Severity.WARNING,
                "`pages_per_checkpoint_interval` cannot have an effect: the slices have one page, come in descending order, or"
                        + " share a global cursor.",
                "Remove it; or page the requests, ask for ascending order, and let each partition have a state of its own.",
                "DeclarativeStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        stream.component("incremental_sync")
                .filter(cursor -> cursor.has(OPTION))
                .ifPresent(cursor -> {
                    String reason = reason(stream, cursor);
                    if (!reason.isEmpty()) {
                        findings.add(this, cursor.placeOf(OPTION), "'" + OPTION + "' has no effect: " + reason);
                    }
                });
    }

    private static String reason(ManifestComponent stream, ManifestComponent cursor) {
        ManifestComponent retriever = stream.component("retriever").orElse(null);
        if (retriever == null || retriever.is("CustomRetriever")) {
            return "";
        }
        List<ManifestComponent> routers = Routers.of(stream);
        if (!Paging.pages(retriever)) {
            return "a slice has one page only, since the retriever has no paginator";
        }
        if (cursor.flag("is_data_feed")) {
            return "a data feed comes in descending order (is_data_feed), and only ascending order vouches for what was read";
        }
        if (routers.stream().anyMatch(router -> router.is("GroupingPartitionRouter"))) {
            return "a GroupingPartitionRouter has one cursor for all partitions, which moves when all are done";
        }
        if (!routers.isEmpty() && cursor.flag("global_substream_cursor")) {
            return "'global_substream_cursor' has one cursor for all partitions, which moves when all are done";
        }
        return descending(retriever);
    }

    private static String descending(ManifestComponent retriever) {
        ManifestComponent parameters = retriever
                .component("requester")
                .flatMap(requester -> requester.component("request_parameters"))
                .orElse(null);
        if (parameters == null) {
            return "";
        }
        for (String name : parameters.node().members().keySet()) {
            String value = String.valueOf(parameters.text(name)).toLowerCase(Locale.ROOT);
            if (value.matches("desc|descending")) {
                return "the request asks for descending order ('" + name
                        + "'), and only ascending order vouches for what" + " was read";
            }
        }
        return "";
    }
}
