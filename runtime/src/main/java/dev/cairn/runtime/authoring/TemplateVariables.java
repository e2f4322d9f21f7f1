package dev.cairn.runtime.authoring;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.runtime.manifest.ComponentSchema;
import dev.cairn.runtime.manifest.LoadedManifest;
import dev.cairn.runtime.template.TemplateAnalysis;
import dev.cairn.runtime.template.TemplateException;
import dev.cairn.runtime.template.TemplateFinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Templates can be compiled, and read only variables that their field offers, which the schema says as
 * {@code interpolation_context}. Like in the reference, a template that reads another one fails whenever it is evaluated.
 * Thread-safe.
 */
public final class TemplateVariables {

    /** What every template sees, whether the schema says so or not. */
    private static final Set<String> EVERYWHERE = Set.of("config", "parameters");

    /** What the reference offers in certain components besides the variables that the schema lists. */
    private static final Map<String, Set<String>> UNLISTED = Map.of(
            "AddFields", Set.of("record", "stream_slice", "value", "path"),
            "CursorPagination", Set.of("last_page_size"),
            "HttpRequester", Set.of("creation_response", "polling_response", "download_target"),
            "JwtAuthenticator", Set.of("json_loads"));

    private static final Set<String> NO_COMPONENTS = Set.of("definitions", "schemas", "metadata", "$parameters");

    private final ComponentSchema schema;

    /**
     * For manifests of one schema.
     *
     * @param schema says which fields are templates
     */
    public TemplateVariables(ComponentSchema schema) {
        this.schema = schema;
    }

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
        private final Map<String, @Nullable TemplateAnalysis> analyses = new HashMap<>();
        private final Set<Seen> seen = new HashSet<>();
        private final Set<String> extraFields = new HashSet<>();

        private record Seen(Place place, Set<String> offered) {}

        Walk(LoadedManifest manifest, Diagnostics found) {
            this.manifest = manifest;
            this.found = found;
            collectExtraFields(manifest.resolved());
        }

        /** A requester sees further fields of the parent's record under their own names, too. */
        private void collectExtraFields(Node node) {
            if (node instanceof ArrayNode array) {
                array.items().forEach(this::collectExtraFields);
            } else if (node instanceof ObjectNode object) {
                if (object.get("extra_fields") instanceof ArrayNode paths) {
                    paths.items().forEach(this::addExtraField);
                }
                object.members().values().forEach(member -> collectExtraFields(member.value()));
            }
        }

        private void addExtraField(Node path) {
            if (path instanceof ArrayNode steps
                    && steps.items().size() == 1
                    && steps.items().get(0) instanceof ScalarNode name) {
                extraFields.add(String.valueOf(name.value()));
            }
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
                    Set<String> offered = type == null ? Set.of() : schema.templateVariables(type, name);
                    if (offered.isEmpty()) {
                        component(member.value());
                    } else {
                        Set<String> all = new HashSet<>(offered);
                        all.addAll(EVERYWHERE);
                        all.addAll(UNLISTED.getOrDefault(type, Set.of()));
                        all.addAll(extraFields);
                        templates(member.value(), all);
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
                analysis.findings(offered, Set.of()).forEach(finding -> say(place, text, finding));
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
