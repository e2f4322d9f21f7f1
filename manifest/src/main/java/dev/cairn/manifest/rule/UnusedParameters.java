package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.manifest.ComponentSchema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Parameters are used. */
record UnusedParameters(ComponentSchema schema) {

    void check(ManifestComponent source, RuleReport report) {
        Map<Place, String> declared = new LinkedHashMap<>();
        Set<Place> used = new HashSet<>();
        visit(source.node(), declared, used);
        declared.forEach((place, name) -> {
            if (!used.contains(place)) {
                report.add(
                        place,
                        "the parameter '" + name + "' is not used: no template below it reads {{ parameters['" + name
                                + "'] }}, and no component below it has such a field");
            }
        });
    }

    private void visit(Node node, Map<Place, String> declared, Set<Place> used) {
        if (node instanceof ArrayNode array) {
            array.items().forEach(item -> visit(item, declared, used));
        } else if (node instanceof ObjectNode object) {
            if (object.get("$parameters") instanceof ObjectNode parameters) {
                parameters.members().forEach((name, member) -> {
                    declared.put(member.keyPlace(), name);
                    if (!used.contains(member.keyPlace()) && isUsed(object, name)) {
                        used.add(member.keyPlace());
                    }
                });
            }
            object.members().forEach((name, member) -> {
                if (!name.equals("$parameters") && !name.equals("definitions")) {
                    visit(member.value(), declared, used);
                }
            });
        }
    }

    private boolean isUsed(ObjectNode component, String name) {
        String type = component.text("type");
        if (type == null || type.startsWith("Custom") || schema.fields(type).contains(name)) {
            return true;
        }
        return component.members().entrySet().stream()
                .filter(member -> !member.getKey().equals("$parameters"))
                .anyMatch(member -> Texts.any(
                        member.getValue().value(), text -> text.contains("parameters") && text.contains(name)));
    }
}
