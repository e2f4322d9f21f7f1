package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Severity;

/** Primary keys are top-level fields of a record. */
final class NestedPrimaryKey extends ComponentRule {

    NestedPrimaryKey() {
        super(
                "nested-primary-key",
                Severity.ERROR,
                "A `primary_key` leads into nested objects.",
                "Use fields at the top of the record; `AddFields` can put a copy there.",
                "DeclarativeStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        if (!(stream.get("primary_key") instanceof ArrayNode keys)) {
            return;
        }
        boolean lists = keys.items().stream().anyMatch(ArrayNode.class::isInstance);
        for (Node key : keys.items()) {
            if (lists && !(key instanceof ArrayNode path && path.items().size() == 1)) {
                findings.add(
                        this,
                        key.place(),
                        "'primary_key' can only have top-level fields: found "
                                + (key instanceof ArrayNode
                                        ? "the path " + String.join(".", Texts.of(key))
                                        : "a field beside a path")
                                + "; write e.g. [id] or [[id], [date]]");
            }
        }
    }
}
