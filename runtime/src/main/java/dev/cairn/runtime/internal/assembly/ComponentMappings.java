package dev.cairn.runtime.internal.assembly;

import dev.cairn.core.slice.Slice;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.http.request.SliceVariable;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.records.FieldPath;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.ComponentValues;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code components_mapping}: puts values into a stream template, which gives a stream. Thread-safe.
 *
 * <p>Source of the rules: {@code resolve_components} of the Python CDK's resolvers, which differ.
 */
record ComponentMappings(List<Mapping> mappings, Style style) {

    private static final YamlReader YAML_READER = YamlReader.pyYaml();

    ComponentMappings {
        mappings = List.copyOf(mappings);
    }

    /** What becomes of a value that is text. */
    enum Style {
        /** Nothing, and places that are missing are never made. */
        AS_GIVEN,
        /** It is read as YAML where it can be. */
        YAML,
        /** Like {@link #YAML}, unless the mapping asks for text. */
        YAML_UNLESS_TEXT
    }

    /**
     * One substitution.
     *
     * @param condition null for always
     * @param text whether the value is to be text
     * @param create whether a missing place is made
     * @param parameters what the templates see as {@code parameters}
     */
    record Mapping(
            ComponentDefinition definition,
            List<Template> path,
            Template value,
            @Nullable Template condition,
            boolean text,
            boolean create,
            Map<String, @Nullable Object> parameters,
            Map<String, @Nullable Object> resolverParameters) {}

    /**
     * Fills a template.
     *
     * @param base has the configuration
     * @return the filled template, modifiable
     */
    Map<String, @Nullable Object> fill(ObjectNode template, ComponentValues values, Scope base) {
        Map<String, @Nullable Object> original = template.toPlain();
        Map<String, @Nullable Object> filled = template.toPlain();
        for (Mapping mapping : mappings) {
            try {
                apply(mapping, filled, scope(mapping, values, original, base));
            } catch (TemplateException e) {
                throw mapping.definition().wrong("the template cannot be evaluated: " + e.getMessage());
            }
        }
        return filled;
    }

    private void apply(Mapping mapping, Map<String, @Nullable Object> template, Scope scope) {
        if (mapping.condition() != null
                && !mapping.condition()
                        .evaluateToBoolean(name ->
                                name.equals("parameters") ? mapping.resolverParameters() : scope.lookUp(name))) {
            return;
        }
        Object value = parsed(mapping.value().evaluate(scope), mapping);
        List<@Nullable Object> segments = new ArrayList<>();
        mapping.path().forEach(segment -> segments.add(segment.evaluate(scope)));
        FieldPath path = FieldPath.ofValues(segments);
        boolean found = path.set(template, value) > 0;
        if (!found && mapping.create() && style != Style.AS_GIVEN && PythonTruth.isTrue(value)) {
            path.create(template, value);
        }
    }

    private @Nullable Object parsed(@Nullable Object value, Mapping mapping) {
        boolean asGiven = style == Style.AS_GIVEN || (style == Style.YAML_UNLESS_TEXT && mapping.text());
        return !asGiven && value instanceof String text ? yaml(text) : value;
    }

    /** What is no YAML stays text, and so do dates, for which JSON has no values. */
    private static @Nullable Object yaml(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            Node node = YAML_READER.read("value", text);
            return node instanceof ScalarNode scalar && scalar.value() instanceof Temporal ? text : node.toPlain();
        } catch (InvalidDocumentException e) {
            return text;
        }
    }

    private static Scope scope(
            Mapping mapping, ComponentValues values, Map<String, @Nullable Object> template, Scope base) {
        Slice slice = values.slice();
        Object seen = slice == null ? Scope.UNDEFINED : SliceVariable.of(slice);
        return name -> switch (name) {
            case "components_values" -> values.values();
            case "stream_template_config" -> template;
            case "parameters" -> mapping.parameters();
            case "stream_slice", "stream_interval", "stream_partition" -> seen;
            default -> base.lookUp(name);
        };
    }
}
