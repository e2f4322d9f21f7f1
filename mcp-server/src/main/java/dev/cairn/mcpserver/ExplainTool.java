package dev.cairn.mcpserver;

import dev.cairn.documents.Suggestions;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.ComponentField;
import dev.cairn.workbench.language.ComponentHelp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component of the manifest language, as hover and completion know it. */
record ExplainTool(Desk desk) implements AgentTool {

    @Override
    public String name() {
        return "explain_component";
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        String type = call.arguments().text("component");
        if (type == null) {
            answer.put("components", ComponentHelp.types());
            return answer;
        }
        ComponentHelp help = ComponentHelp.of(
                        type, Objects.requireNonNull(desk.seen().get()))
                .orElseThrow(() -> new ToolFailure("There is no component '" + type + "'"
                        + Suggestions.didYouMean(type, ComponentHelp.types())
                        + " (without 'component', the names of all are listed)"));
        String field = call.arguments().text("field");
        answer.put("component", type);
        answer.put("description", help.description());
        answer.put("example", help.example());
        answer.put(
                "fields",
                chosen(help, field).stream().map(one -> field(type, one)).toList());
        return answer;
    }

    private static List<ComponentField> chosen(ComponentHelp help, @Nullable String name) {
        List<ComponentField> chosen = help.fields().stream()
                .filter(field -> name == null || field.name().equals(name))
                .toList();
        if (name != null && chosen.isEmpty()) {
            List<String> names =
                    help.fields().stream().map(ComponentField::name).toList();
            throw new ToolFailure(help.type() + " has no field '" + name + "'" + Suggestions.didYouMean(name, names)
                    + " (expected " + Suggestions.alternatives(names) + ")");
        }
        return chosen;
    }

    private static Map<String, @Nullable Object> field(String type, ComponentField field) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", field.name());
        members.put("required", field.required());
        members.put("takes", field.kind());
        putUnlessEmpty("values", field.values(), members);
        putUnlessEmpty("components", field.takes(), members);
        if (field.byDefault() != null) {
            members.put("default", field.byDefault());
        }
        if (!field.description().isEmpty()) {
            members.put("description", field.description());
        }
        Set<String> variables = Authoring.templateVariables(type, field.name());
        putUnlessEmpty("variables", variables.stream().sorted().toList(), members);
        return members;
    }

    private static void putUnlessEmpty(String key, List<String> values, Map<String, @Nullable Object> members) {
        if (!values.isEmpty()) {
            members.put(key, values);
        }
    }
}
