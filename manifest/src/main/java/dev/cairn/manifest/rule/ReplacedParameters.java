package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code $parameters} beside a reference replace all {@code $parameters} of the object referred to. */
final class ReplacedParameters {

    private static final String REF = "$ref";
    private static final String PARAMETERS = "$parameters";

    private ReplacedParameters() {}

    static void check(ObjectNode source, RuleReport report) {
        References references = new References(source);
        References.visit(source, node -> {
            if (node instanceof ObjectNode object
                    && object.get(REF) instanceof ScalarNode reference
                    && object.get(PARAMETERS) instanceof ObjectNode own) {
                Map<String, Member> lost = new LinkedHashMap<>(parameters(reference, references, 0));
                lost.keySet().removeAll(own.members().keySet());
                if (!lost.isEmpty()) {
                    report.add(
                            ManifestComponent.root(object).placeOf(PARAMETERS),
                            "'$parameters' beside $ref take the place of all those of '" + reference.value()
                                    + "', also of " + String.join(", ", lost.keySet())
                                    + "; repeat what is still wanted");
                }
            }
        });
    }

    private static Map<String, Member> parameters(ScalarNode reference, References references, int depth) {
        if (!(reference.value() instanceof String text) || !text.startsWith("#/") || depth > 20) {
            return Map.of();
        }
        Node target = references.find(text).orElse(null);
        if (target instanceof ObjectNode object) {
            if (object.get(PARAMETERS) instanceof ObjectNode parameters) {
                return parameters.members();
            }
            return object.get(REF) instanceof ScalarNode next ? parameters(next, references, depth + 1) : Map.of();
        }
        return Map.of();
    }
}
