package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks over a tree once and shows each component to the rules for its type. */
final class RuleWalk {

    /** What stands there is not built, and counts only where it is referred to; or it is no component. */
    private static final Set<String> SKIPPED =
            Set.of("definitions", "schemas", "metadata", "$parameters", "schema", "connection_specification");

    private static final String TEMPLATE = "stream_template";

    private final Map<String, List<ComponentRule>> rulesByType;
    private final Findings findings;
    private final Set<Place> errors;

    RuleWalk(Map<String, List<ComponentRule>> rulesByType, Findings findings) {
        this(rulesByType, findings, Set.of());
    }

    private RuleWalk(Map<String, List<ComponentRule>> rulesByType, Findings findings, Set<Place> errors) {
        this.rulesByType = rulesByType;
        this.findings = findings;
        this.errors = errors;
    }

    /**
     * This walk over a manifest with errors, without what follows from them: rules see the components without any, and the
     * manifest as a whole.
     */
    RuleWalk besides(Set<Place> places) {
        return new RuleWalk(rulesByType, findings, places);
    }

    void start(ObjectNode root) {
        component(ManifestComponent.root(root));
    }

    private void component(ManifestComponent component) {
        List<ComponentRule> rules = rulesByType.getOrDefault(component.type(), List.of());
        if (!rules.isEmpty() && (component.parent().isEmpty() || !isBroken(component.node()))) {
            rules.forEach(rule -> rule.check().check(component, findings.of(rule)));
        }
        component.node().members().forEach((name, member) -> {
            if (name.equals(TEMPLATE) && component.is("DynamicDeclarativeStream")) {
                template(component, member.value());
            } else if (!SKIPPED.contains(name)) {
                below(component, name, member.value());
            }
        });
    }

    private void below(ManifestComponent owner, String field, Node node) {
        if (node instanceof ArrayNode array) {
            array.items().forEach(item -> below(owner, field, item));
        } else if (node instanceof ObjectNode object && !isKnown(object)) {
            if (object.text("type") != null) {
                component(owner.child(field, object));
            } else {
                object.members().values().forEach(member -> below(owner, field, member.value()));
            }
        }
    }

    private boolean isBroken(Node node) {
        if (errors.isEmpty()) {
            return false;
        }
        if (node instanceof ArrayNode array) {
            return isKnown(array) || array.items().stream().anyMatch(this::isBroken);
        }
        return isKnown(node)
                || (node instanceof ObjectNode object
                        && object.members().values().stream()
                                .anyMatch(member -> errors.contains(member.keyPlace()) || isBroken(member.value())));
    }

    private boolean isKnown(Node node) {
        return errors.contains(node.place());
    }

    /** Only what a template gives can be refused: its values may be placeholders. */
    private void template(ManifestComponent dynamic, Node template) {
        Findings inTemplate = new Findings();
        new RuleWalk(rulesByType, inTemplate, errors).below(dynamic, TEMPLATE, template);
        Set<Place> replaced = MappedPlaces.of(dynamic);
        inTemplate.byPlace().stream()
                .filter(diagnostic -> !replaced.contains(diagnostic.place()))
                .forEach(findings::addAsWarning);
    }

    /** The places of a stream's template that a components resolver puts values into. */
    private static final class MappedPlaces {

        private final Set<Place> places = new HashSet<>();

        private MappedPlaces() {}

        /** The places in the template of a dynamic stream: of keys, of their values, and of the objects that hold them. */
        static Set<Place> of(ManifestComponent dynamicStream) {
            MappedPlaces mapped = new MappedPlaces();
            Node template = dynamicStream.get("stream_template");
            dynamicStream
                    .component("components_resolver")
                    .ifPresent(resolver -> resolver.components("components_mapping")
                            .forEach(mapping -> {
                                if (template != null) {
                                    mapped.follow(template, Texts.of(mapping.get("field_path")));
                                }
                            }));
            return mapped.places;
        }

        private void follow(Node node, List<String> path) {
            if (path.isEmpty()) {
                return;
            }
            String step = path.get(0);
            List<String> rest = path.subList(1, path.size());
            if (path.size() == 1) {
                places.add(node.place());
            }
            boolean any = step.contains("*") || Texts.isTemplate(step);
            if (node instanceof ObjectNode object) {
                object.members().forEach((name, member) -> {
                    if (any || name.equals(step)) {
                        found(member, rest);
                    }
                });
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.items().size(); i++) {
                    if (any || step.equals(Integer.toString(i))) {
                        follow(array.items().get(i), rest);
                    }
                }
            }
        }

        private void found(Member member, List<String> rest) {
            if (rest.isEmpty()) {
                places.add(member.keyPlace());
                places.add(member.value().place());
            }
            follow(member.value(), rest);
        }
    }
}
