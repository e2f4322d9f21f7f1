package dev.cairn.manifest.rule;

import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Severity;

/** A parent is read incrementally where the child's state can hold the parent's, and the parent has one. */
final class IncrementalDependency extends ComponentRule {

    IncrementalDependency() {
        super(
                "incremental-dependency",
                Severity.WARNING,
                "`incremental_dependency` has no effect: the child or the parent is read in full, or the child has several"
                        + " routers. All of the parent is read in every sync.",
                "Give child and parent `incremental_sync`, or remove `incremental_dependency`.",
                "DeclarativeStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        boolean several = stream.component("retriever")
                .filter(retriever -> retriever.get("partition_router") instanceof ArrayNode)
                .isPresent();
        for (ManifestComponent link : Routers.parentConfigs(stream)) {
            if (!link.flag("incremental_dependency")) {
                continue;
            }
            ManifestComponent parent = link.component("stream").orElse(null);
            String name = stream.text("name");
            if (!stream.given("incremental_sync")) {
                say(
                        link,
                        "the stream '" + name + "' has no 'incremental_sync', whose state would hold the parent's",
                        findings);
            } else if (several) {
                say(
                        link,
                        "the state of the stream '" + name
                                + "', which has a list of routers, does not hold the parent's",
                        findings);
            } else if (parent != null && parent.is("DeclarativeStream") && !parent.given("incremental_sync")) {
                say(link, "the parent stream '" + parent.text("name") + "' has no 'incremental_sync'", findings);
            }
        }
    }

    private void say(ManifestComponent link, String reason, Findings findings) {
        findings.add(
                this,
                link.placeOf("incremental_dependency"),
                "'incremental_dependency' has no effect, all of the parent is read in every sync: " + reason);
    }
}
