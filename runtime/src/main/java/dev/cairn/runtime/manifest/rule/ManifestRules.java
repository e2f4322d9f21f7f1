package dev.cairn.runtime.manifest.rule;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.manifest.LoadedManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rules for manifests, and their application. Immutable and thread-safe. */
public final class ManifestRules {

    private static final ManifestRules STANDARD = new ManifestRules(List.of(
            new StepWithoutGranularity(), new CountCursorWithPartitions(), new ApiKeyPlaces(), new BodyTwice()));

    private final List<ManifestRule> rules;
    private final Map<String, List<ManifestRule>> rulesByType = new HashMap<>();

    private ManifestRules(List<ManifestRule> rules) {
        this.rules = List.copyOf(rules);
        for (ManifestRule rule : rules) {
            for (String type : rule.types()) {
                rulesByType.computeIfAbsent(type, key -> new ArrayList<>()).add(rule);
            }
        }
    }

    /** The rules that Cairn has. */
    public static ManifestRules standard() {
        return STANDARD;
    }

    /** Every rule, in the order of the documentation. */
    public List<ManifestRule> all() {
        return rules;
    }

    /**
     * Everything that the rules have to say about a manifest, errors and warnings in the order of the manifest. What its
     * loader said is not repeated.
     */
    public List<Diagnostic> diagnose(LoadedManifest manifest) {
        return diagnose(manifest.resolved());
    }

    /**
     * What the rules have to say about one component and all that it holds, such as a stream that was made from a
     * template.
     *
     * @param component resolved, with its parameters and types; a stream stands for itself, without what holds it
     */
    public List<Diagnostic> diagnose(ObjectNode component) {
        Findings findings = new Findings();
        new RuleWalk(rulesByType, findings).start(component);
        return findings.all();
    }
}
