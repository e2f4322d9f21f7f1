package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** Conditions of a {@code components_mapping} need a {@code ConfigComponentsResolver}. */
final class MappingCondition extends ComponentRule {

    MappingCondition() {
        super(
                "mapping-condition",
                Severity.ERROR,
                "A `components_mapping` has a `condition`, and its resolver is no `ConfigComponentsResolver`.",
                "Remove the condition.",
                "HttpComponentsResolver",
                "ParametrizedComponentsResolver");
    }

    @Override
    void check(ManifestComponent resolver, Findings findings) {
        for (ManifestComponent mapping : resolver.components("components_mapping")) {
            if (mapping.given("condition")) {
                findings.add(
                        this,
                        mapping.placeOf("condition"),
                        "'condition' of a ComponentMappingDefinition works with a ConfigComponentsResolver only, found a "
                                + resolver.type());
            }
        }
    }
}
