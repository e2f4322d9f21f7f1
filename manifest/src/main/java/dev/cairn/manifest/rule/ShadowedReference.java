package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;

/** A key with slashes takes precedence over a path of the same text. */
final class ShadowedReference {

    private ShadowedReference() {}

    static void check(ObjectNode source, RuleReport report) {
        References.visit(source, node -> {
            if (node instanceof ScalarNode scalar && scalar.value() instanceof String text && text.startsWith("#/")) {
                String key = hiding(source, text.substring(2));
                if (!key.isEmpty()) {
                    report.add(
                            scalar.place(),
                            "'" + text + "' refers to the key '" + key
                                    + "', which hides the value that its steps lead to;" + " rename one of them");
                }
            }
        });
    }

    /** The key with slashes that is taken although the steps lead to a value as well; empty where there is none. */
    private static String hiding(ObjectNode start, String path) {
        String rest = path;
        Node current = start;
        while (current instanceof ObjectNode object) {
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return "";
            }
            if (object.members().containsKey(rest)) {
                return leadsOn(object, rest) ? rest : "";
            }
            current = object.get(rest.substring(0, slash));
            rest = rest.substring(slash + 1);
        }
        return "";
    }

    private static boolean leadsOn(ObjectNode start, String path) {
        Node current = start;
        for (String step : path.split("/", -1)) {
            current = current instanceof ObjectNode object ? object.get(step) : null;
        }
        return current != null;
    }
}
