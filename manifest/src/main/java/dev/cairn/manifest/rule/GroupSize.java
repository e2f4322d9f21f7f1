package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A group of partitions has at least one. */
final class GroupSize extends ComponentRule {

    GroupSize() {
        super(
                "group-size",
                Severity.ERROR,
                "The `group_size` of a `GroupingPartitionRouter` is less than 1.",
                "Say how many partitions one request is for.",
                "GroupingPartitionRouter");
    }

    @Override
    void check(ManifestComponent router, Findings findings) {
        Long size = router.number("group_size");
        if (size != null && size < 1) {
            findings.add(this, router.placeOf("group_size"), "'group_size' must be at least 1, found " + size);
        }
    }
}
