package dev.cairn.manifest.rule;

import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.Templates;
import java.time.Clock;
import java.util.Map;

/** A condition reads at least one variable. */
final class ConstantCondition {

    private record Condition(String field, String always, String never) {}

    private static final Condition OF_TRANSFORMATION =
            new Condition("condition", "it has no effect", "the transformation is never applied");

    private static final Map<String, Condition> CONDITIONS = Map.of(
            "CursorPagination",
            new Condition("stop_condition", "only the first page is read", "it never ends the pagination"),
            "RecordFilter",
            new Condition("condition", "all records pass", "no record passes"),
            "HttpResponseFilter",
            new Condition("predicate", "it matches every response", "it matches no response"),
            "ConditionalStreams",
            new Condition("condition", "the streams are always there", "the streams are never there"),
            "ComponentMappingDefinition",
            new Condition("condition", "it has no effect", "the value is never put in"),
            "AddFields",
            OF_TRANSFORMATION,
            "RemoveFields",
            OF_TRANSFORMATION,
            "ConfigAddFields",
            OF_TRANSFORMATION,
            "ConfigRemoveFields",
            OF_TRANSFORMATION);

    private final Templates templates = new Templates(Clock.systemUTC());

    static String[] types() {
        return CONDITIONS.keySet().toArray(String[]::new);
    }

    void check(ManifestComponent component, RuleReport report) {
        Condition condition = CONDITIONS.get(component.type());
        String text = condition == null ? null : component.text(condition.field());
        if (condition == null || text == null || text.isEmpty() || text.contains("(")) {
            return; // a call may yield something else each time
        }
        try {
            Template template = templates.compile(text);
            if (template.variables().isEmpty()) {
                boolean always = template.evaluateToBoolean(name -> Scope.UNDEFINED);
                report.add(
                        component.placeOf(condition.field()),
                        "'" + condition.field() + "' is always " + always + ", so "
                                + (always ? condition.always() : condition.never()) + ": '" + text + "' "
                                + (Texts.isTemplate(text)
                                        ? "reads no variable"
                                        : "is a text; put it between {{ and }}"));
            }
        } catch (TemplateException e) {
            // another rule says so
        }
    }
}
