package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** The routers of a union use the same partition field. */
final class UnionPartitionField extends ComponentRule {

    UnionPartitionField() {
        super(
                "union-partition-field",
                Severity.ERROR,
                "A router inside of a `UnionPartitionRouter` names its partitions otherwise than the union.",
                "Give it the `partition_field` of the union.",
                "UnionPartitionRouter");
    }

    @Override
    void check(ManifestComponent union, Findings findings) {
        for (ManifestComponent router : union.components("partition_routers")) {
            switch (router.type()) {
                case "ListPartitionRouter" -> compare(union, router, "cursor_field", findings);
                case "UnionPartitionRouter" -> compare(union, router, "partition_field", findings);
                case "SubstreamPartitionRouter" ->
                    router.components("parent_stream_configs")
                            .forEach(parent -> compare(union, parent, "partition_field", findings));
                default -> {} // what a custom router yields is not known
            }
        }
    }

    private void compare(ManifestComponent union, ManifestComponent holder, String field, Findings findings) {
        String expected = union.text("partition_field");
        String found = holder.text(field);
        if (expected != null && found != null && !Texts.isTemplate(expected + found) && !expected.equals(found)) {
            findings.add(
                    this,
                    holder.placeOf(field),
                    "'" + field + "' is '" + found + "', but the UnionPartitionRouter's 'partition_field' is '"
                            + expected + "'; all its routers must yield that");
        }
    }
}
