package dev.cairn.runtime.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One walk over a tree, which shows each component to the rules for its type. */
final class RuleWalk {

    /** What stands there is not built, and counts only where it is referred to; or it is no component. */
    private static final Set<String> SKIPPED = Set.of("definitions", "schemas", "metadata", "$parameters");

    private final Map<String, List<ManifestRule>> rulesByType;
    private final Findings findings;

    RuleWalk(Map<String, List<ManifestRule>> rulesByType, Findings findings) {
        this.rulesByType = rulesByType;
        this.findings = findings;
    }

    void start(ObjectNode root) {
        component(Component.root(root));
    }

    private void component(Component component) {
        for (ManifestRule rule : rulesByType.getOrDefault(component.type(), List.of())) {
            rule.check(component, findings);
        }
        component.node().members().forEach((name, member) -> {
            if (!SKIPPED.contains(name)) {
                below(component, name, member.value());
            }
        });
    }

    private void below(Component owner, String field, @Nullable Node node) {
        if (node instanceof ArrayNode array) {
            array.items().forEach(item -> below(owner, field, item));
        } else if (node instanceof ObjectNode object) {
            if (object.text("type") != null) {
                component(owner.child(field, object));
            } else {
                object.members().values().forEach(member -> below(owner, field, member.value()));
            }
        }
    }
}
