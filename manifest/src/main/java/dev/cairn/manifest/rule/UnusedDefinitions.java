package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import java.util.List;
import java.util.Set;

/** Definitions are used. */
final class UnusedDefinitions extends SourceRule {

    private static final List<String> SECTIONS = List.of("definitions", "schemas");

    UnusedDefinitions() {
        super(
                "unused-definitions",
                Severity.WARNING,
                "A definition or schema is referred to by nothing that is used.",
                "Remove it, or correct the reference that was meant for it.");
    }

    @Override
    void check(ObjectNode source, Findings findings) {
        Set<Place> used = new References(source).used(SECTIONS);
        for (String section : SECTIONS) {
            if (source.get(section) instanceof ObjectNode definitions) {
                report(section, definitions, used, findings);
            }
        }
    }

    private void report(String path, ObjectNode definitions, Set<Place> used, Findings findings) {
        definitions.members().forEach((name, member) -> {
            Node value = member.value();
            if (used.contains(value.place())) {
                return;
            }
            boolean inUse = References.any(value, node -> used.contains(node.place()));
            if (!inUse) {
                findings.add(this, member.keyPlace(), "'" + path + "." + name + "' is not used");
            } else if (value instanceof ObjectNode group && group.get("type") == null) {
                report(path + "." + name, group, used, findings);
            }
        });
    }
}
