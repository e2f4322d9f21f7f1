package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.documents.Suggestions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The streams that {@code check} names exist. */
final class CheckedStreams extends ComponentRule {

    CheckedStreams() {
        super(
                "checked-streams",
                Severity.ERROR,
                "`check` names a stream that the manifest does not have, or none at all.",
                "Name streams of the manifest; of dynamic streams use `dynamic_streams_check_configs`.",
                "DeclarativeSource");
    }

    @Override
    void check(ManifestComponent source, Findings findings) {
        ManifestComponent check =
                source.component("check").filter(c -> c.is("CheckStream")).orElse(null);
        if (check == null) {
            return;
        }
        if (!check.has("stream_names") && !check.has("dynamic_streams_check_configs")) {
            findings.add(
                    this,
                    check.place(),
                    "a CheckStream needs 'stream_names', the streams to try, or 'dynamic_streams_check_configs'");
        }
        Set<String> dynamic = new LinkedHashSet<>();
        List<ManifestComponent> templates = source.components("dynamic_streams");
        for (int i = 0; i < templates.size(); i++) {
            String name = templates.get(i).text("name");
            dynamic.add(name == null ? "dynamic_stream_" + i : name);
        }
        for (ManifestComponent config : check.components("dynamic_streams_check_configs")) {
            String name = config.text("dynamic_stream_name");
            if (name != null && !dynamic.contains(name)) {
                unknown(config.placeOf("dynamic_stream_name"), "dynamic stream", name, dynamic, findings);
            }
        }
        if (dynamic.isEmpty()) {
            checkNames(source, check, findings);
        }
    }

    private void checkNames(ManifestComponent source, ManifestComponent check, Findings findings) {
        Set<String> known = StreamNames.of(source);
        if (check.get("stream_names") instanceof ArrayNode names) {
            for (Node name : names.items()) {
                if (name instanceof ScalarNode scalar
                        && scalar.value() instanceof String text
                        && !known.contains(text)) {
                    unknown(name.place(), "stream", text, known, findings);
                }
            }
        }
    }

    private void unknown(Place place, String kind, String name, Set<String> known, Findings findings) {
        String expected =
                known.isEmpty() ? "there is none" : "expected " + Suggestions.alternatives(List.copyOf(known));
        findings.add(
                this,
                place,
                "unknown " + kind + " '" + name + "' (" + expected + ")" + Suggestions.didYouMean(name, known));
    }
}
