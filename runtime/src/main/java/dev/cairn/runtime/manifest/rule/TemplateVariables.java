package dev.cairn.runtime.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.manifest.ComponentSchema;
import dev.cairn.runtime.template.TemplateAnalysis;
import dev.cairn.runtime.template.TemplateException;
import dev.cairn.runtime.template.TemplateFinding;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Templates read what there is. */
final class TemplateVariables extends TemplateRule {

    private static final Set<String> EVERYWHERE = Set.of("config", "parameters");

    /** What the reference offers besides the variables that the schema lists. */
    private static final Map<String, Set<String>> UNLISTED = Map.of(
            "AddFields", Set.of("record", "stream_slice", "value", "path"),
            "CursorPagination", Set.of("last_page_size"),
            "HttpRequester", Set.of("creation_response", "polling_response", "download_target"),
            "JwtAuthenticator", Set.of("json_loads"));

    private final ComponentSchema schema;

    TemplateVariables(ComponentSchema schema) {
        super(
                "template-variables",
                Severity.WARNING,
                "A template reads a variable that there is not at its place, or uses a filter or function that there is not."
                        + " It fails when it is evaluated.",
                "Use a variable that the message names.",
                "DeclarativeSource");
        this.schema = schema;
    }

    @Override
    void check(Component source, Findings findings) {
        Map<String, TemplateAnalysis> known = new HashMap<>();
        new TemplateTexts(schema, (component, field, text) -> {
                    TemplateAnalysis analysis = analysis(String.valueOf(text.value()), known);
                    List<String> context = schema.interpolationContext(component.type(), field);
                    if (analysis != null && !context.isEmpty()) {
                        say(component, field, text, analysis.findings(offered(component, context), Set.of()), findings);
                    }
                })
                .walk(source);
    }

    private static @Nullable TemplateAnalysis analysis(String text, Map<String, TemplateAnalysis> known) {
        try {
            TemplateAnalysis analysis = known.get(text);
            if (analysis == null) {
                analysis = TemplateAnalysis.of(text);
                known.put(text, analysis);
            }
            return analysis;
        } catch (TemplateException e) {
            return null; // another rule says so
        }
    }

    private static Set<String> offered(Component component, List<String> context) {
        Set<String> names = new LinkedHashSet<>(context);
        names.addAll(EVERYWHERE);
        names.addAll(UNLISTED.getOrDefault(component.type(), Set.of()));
        if (component.is("HttpRequester")) {
            component.parent().map(Component::node).ifPresent(holder -> names.addAll(extraFields(holder)));
        }
        return names;
    }

    /** A requester sees fields of the parent's records under their own names, too. */
    private static Set<String> extraFields(Node holder) {
        Set<String> names = new LinkedHashSet<>();
        if (holder instanceof ArrayNode array) {
            array.items().forEach(item -> names.addAll(extraFields(item)));
        } else if (holder instanceof ObjectNode object) {
            object.members().forEach((name, member) -> {
                if (name.equals("extra_fields") && member.value() instanceof ArrayNode paths) {
                    paths.items().forEach(path -> names.add(String.join(".", Texts.of(path))));
                } else {
                    names.addAll(extraFields(member.value()));
                }
            });
        }
        return names;
    }

    private void say(
            Component component, String field, ScalarNode text, List<TemplateFinding> said, Findings findings) {
        for (TemplateFinding finding : said) {
            findings.add(
                    this,
                    text.place(),
                    "'" + field + "' of " + component.type() + ": " + finding.message() + ", at character "
                            + (finding.offset() + 1) + " of the template");
        }
    }
}
