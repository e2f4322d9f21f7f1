package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.manifest.ComponentSchema;
import java.util.List;
import java.util.Set;

/** Visits the templates of a manifest. */
record TemplateTexts(ComponentSchema schema, Visitor visitor) {

    /** What stands there is data, and no template. */
    private static final Set<String> DATA = Set.of(
            "$parameters",
            "definitions",
            "schemas",
            "metadata",
            "description",
            "schema",
            "connection_specification",
            "advanced_auth",
            "documentation_url",
            "config_overrides");

    /** Takes a template: the component that it belongs to, the field of it, and the text. */
    interface Visitor {
        void visit(ManifestComponent component, String field, ScalarNode text);
    }

    /** Visits all templates of a component and those that it holds, except of custom ones. */
    void walk(ManifestComponent component) {
        if (component.type().startsWith("Custom")) {
            return;
        }
        List<String> fields = schema.fields(component.type());
        component.node().members().forEach((field, member) -> {
            // What is no field came from a parameter.
            if (!DATA.contains(field) && fields.contains(field)) {
                value(component, field, member.value());
            }
        });
    }

    private void value(ManifestComponent component, String field, Node node) {
        if (node instanceof ScalarNode scalar) {
            if (scalar.value() instanceof String text && Texts.isTemplate(text)) {
                visitor.visit(component, field, scalar);
            }
        } else if (node instanceof ArrayNode array) {
            array.items().forEach(item -> value(component, field, item));
        } else if (node instanceof ObjectNode object) {
            String type = object.text("type");
            if (type != null
                    && (type.startsWith("Custom") || !schema.fields(type).isEmpty())) {
                walk(component.child(field, object));
            } else {
                object.members().values().forEach(member -> value(component, field, member.value()));
            }
        }
    }
}
