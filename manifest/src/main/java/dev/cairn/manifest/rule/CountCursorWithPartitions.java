package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** Partitions need a {@code DatetimeBasedCursor}. */
final class CountCursorWithPartitions extends ComponentRule {

    CountCursorWithPartitions() {
        super(
                "count-cursor-with-partitions",
                Severity.ERROR,
                "A stream has an `IncrementingCountCursor` and a `partition_router`.",
                "Read the partitions without `incremental_sync`, or use a `DatetimeBasedCursor`.",
                "DeclarativeStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        boolean counts = stream.component("incremental_sync")
                .filter(cursor -> cursor.is("IncrementingCountCursor"))
                .isPresent();
        if (counts
                && stream.component("retriever")
                        .filter(r -> r.given("partition_router"))
                        .isPresent()) {
            findings.add(
                    this,
                    stream.placeOf("incremental_sync"),
                    "an IncrementingCountCursor cannot be combined with the retriever's 'partition_router'; remove one of"
                            + " them, or use a DatetimeBasedCursor");
        }
    }
}
