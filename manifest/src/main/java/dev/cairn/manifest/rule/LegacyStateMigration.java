package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.Set;

/** A {@code LegacyToPerPartitionStateMigration} belongs to an incremental substream. */
final class LegacyStateMigration extends ComponentRule {

    private static final Set<String> ROUTERS =
            Set.of("SubstreamPartitionRouter", "CustomPartitionRouter", "UnionPartitionRouter");

    LegacyStateMigration() {
        super(
                "legacy-state-migration",
                Severity.ERROR,
                "A `LegacyToPerPartitionStateMigration` stands in a stream that is no incremental substream.",
                "Remove it, or give the stream a `SubstreamPartitionRouter` and `incremental_sync`.",
                "DeclarativeStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        boolean migrates = stream.components("state_migrations").stream()
                .anyMatch(migration -> migration.is("LegacyToPerPartitionStateMigration"));
        if (!migrates) {
            return;
        }
        boolean child = stream.component("retriever")
                .filter(retriever -> retriever.is("SimpleRetriever") || retriever.is("AsyncRetriever"))
                .flatMap(retriever -> retriever.component("partition_router"))
                .filter(router -> ROUTERS.contains(router.type()))
                .isPresent();
        if (!child || !stream.given("incremental_sync")) {
            findings.add(
                    this,
                    stream.placeOf("state_migrations"),
                    "LegacyToPerPartitionStateMigration works for incremental substreams only: the stream "
                            + (child
                                    ? "has no 'incremental_sync'"
                                    : "has no SubstreamPartitionRouter as its retriever's 'partition_router'"));
        }
    }
}
