package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import java.util.List;
import java.util.Set;

/** Definitions are used. */
final class UnusedDefinitions {

    private static final List<String> SECTIONS = List.of("definitions", "schemas");

    private UnusedDefinitions() {}

    static void check(ObjectNode source, RuleReport report) {
        Set<Place> used = new References(source).used(SECTIONS);
        for (String section : SECTIONS) {
            if (source.get(section) instanceof ObjectNode definitions) {
                report(section, definitions, used, report);
            }
        }
    }

    private static void report(String path, ObjectNode definitions, Set<Place> used, RuleReport report) {
        definitions.members().forEach((name, member) -> {
            Node value = member.value();
            if (used.contains(value.place())) {
                return;
            }
            boolean inUse = References.any(value, node -> used.contains(node.place()));
            if (!inUse) {
                report.add(member.keyPlace(), "'" + path + "." + name + "' is not used");
            } else if (value instanceof ObjectNode group && group.get("type") == null) {
                report(path + "." + name, group, used, report);
            }
        });
    }
}
