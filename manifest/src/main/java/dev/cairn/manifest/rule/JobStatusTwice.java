package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A job status of the API has one meaning. */
final class JobStatusTwice extends ComponentRule {

    private static final List<String> MEANINGS = List.of("running", "completed", "failed", "timeout", "skipped");

    JobStatusTwice() {
        super(
                "job-status-twice",
                Severity.ERROR,
                "The `status_mapping` of an `AsyncRetriever` has a status in two places.",
                "Keep it where it belongs.",
                "AsyncRetriever");
    }

    @Override
    void check(ManifestComponent retriever, Findings findings) {
        ManifestComponent mapping = retriever.component("status_mapping").orElse(null);
        if (mapping == null) {
            return;
        }
        Map<String, String> meanings = new HashMap<>();
        for (String meaning : MEANINGS) {
            if (mapping.get(meaning) instanceof ArrayNode statuses) {
                for (Node status : statuses.items()) {
                    String text = status instanceof ScalarNode scalar ? String.valueOf(scalar.value()) : "";
                    String other = meanings.putIfAbsent(text, meaning);
                    if (other != null) {
                        findings.add(
                                this,
                                status.place(),
                                "the status '" + text + "' stands under '" + meaning + "', and under '" + other
                                        + "' before; a status can mean one thing only");
                    }
                }
            }
        }
    }
}
