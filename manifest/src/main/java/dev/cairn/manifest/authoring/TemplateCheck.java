package dev.cairn.manifest.authoring;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.templates.TemplateAnalysis;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.TemplateFinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that templates compile and read only the variables that their field offers ({@code interpolation_context} in
 * the schema). As in the reference, a template that reads another variable fails whenever it is evaluated. Thread-safe.
 *
 * @param schema that of the manifests
 * @param schema says which fields are templates
 */
public record TemplateCheck(ComponentSchema schema) {

    private static final Set<String> NO_COMPONENTS = Set.of("definitions", "schemas", "metadata", "$parameters");

    /** What is wrong with the templates of a manifest. */
    public List<Diagnostic> check(LoadedManifest manifest) {
        Diagnostics found = new Diagnostics();
        new Walk(manifest, found).component(manifest.resolved());
        return found.all();
    }

    /** One way through a manifest. A template that several components share is looked at once for each context. */
    private final class Walk {

        private final LoadedManifest manifest;
        private final Diagnostics found;
        private final OfferedVariables variables;
        private final Map<String, @Nullable TemplateAnalysis> analyses = new HashMap<>();
        private final Set<Seen> seen = new HashSet<>();

        private record Seen(Place place, Set<String> offered) {}

        Walk(LoadedManifest manifest, Diagnostics found) {
            this.manifest = manifest;
            this.found = found;
            this.variables = new OfferedVariables(schema, manifest.resolved());
        }

        void component(Node node) {
            if (node instanceof ArrayNode array) {
                array.items().forEach(this::component);
            } else if (node instanceof ObjectNode object) {
                String type = object.text("type");
                object.members().forEach((name, member) -> {
                    if (NO_COMPONENTS.contains(name)) {
                        return;
                    }
                    Set<String> offered = type == null ? Set.of() : variables.of(type, name);
                    if (offered.isEmpty()) {
                        component(member.value());
                    } else {
                        templates(member.value(), offered);
                    }
                });
            }
        }

        private void templates(Node node, Set<String> offered) {
            if (node instanceof ArrayNode array) {
                array.items().forEach(item -> templates(item, offered));
            } else if (node instanceof ObjectNode object && schema.isComponent(object.text("type"))) {
                component(object);
            } else if (node instanceof ObjectNode object) {
                object.members().values().forEach(member -> templates(member.value(), offered));
            } else if (node instanceof ScalarNode scalar
                    && scalar.value() instanceof String text
                    && text.contains("{")
                    && seen.add(new Seen(scalar.place(), offered))) {
                template(scalar.place(), text, offered);
            }
        }

        private void template(Place place, String text, Set<String> offered) {
            try {
                TemplateAnalysis analysis = analyses.get(text);
                if (analysis == null) {
                    analysis = TemplateAnalysis.of(text);
                    analyses.put(text, analysis);
                }
                analysis.findings(offered).forEach(finding -> say(place, text, finding));
            } catch (TemplateException e) {
                found.error(
                        manifest.text().within(place, text, e.offset()),
                        "the template cannot be compiled: " + e.getMessage());
            }
        }

        private void say(Place place, String text, TemplateFinding finding) {
            Place at = manifest.text().within(place, text, finding.offset());
            switch (finding.severity()) {
                case ERROR -> found.error(at, finding.message());
                case WARNING -> found.warning(at, finding.message());
            }
        }
    }
}
