package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.HashMap;
import java.util.Map;

/** Streams have different names. */
final class DuplicateStreams extends ComponentRule {

    DuplicateStreams() {
        super(
                "duplicate-streams",
                Severity.WARNING,
                "Two streams have the same name; only the last of them is read.",
                "Give each stream a name of its own.",
                "DeclarativeSource");
    }

    @Override
    void check(ManifestComponent source, Findings findings) {
        Map<String, ManifestComponent> streams = new HashMap<>();
        for (ManifestComponent stream : StreamNames.streams(source)) {
            String name = stream.text("name");
            if (name != null && streams.containsKey(name) && !conditional(stream)) {
                findings.add(
                        this,
                        stream.placeOf("name"),
                        "there is a stream '" + name
                                + "' before; only the last of this name is read. Give one of them another" + " name");
            }
            streams.put(String.valueOf(name), stream);
        }
    }

    private static boolean conditional(ManifestComponent stream) {
        return stream.parent().filter(parent -> parent.is("ConditionalStreams")).isPresent();
    }
}
