package dev.cairn.mcpserver;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.Connector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which configurations there are, and which fields they have. */
record ConfigsTool(Desk desk) implements AgentTool {

    @Override
    public String name() {
        return "list_configs";
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) {
        boolean withManifest =
                call.arguments().text("manifest") != null || call.arguments().text("manifest_text") != null;
        List<String> required = withManifest
                ? required(NamedManifest.of(call.arguments(), desk.folder()).connector())
                : List.of();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(
                "configs",
                desk.configs().names().stream()
                        .map(name -> config(name, required))
                        .toList());
        answer.put("variables", desk.configs().variables());
        return answer;
    }

    private Map<String, @Nullable Object> config(String name, List<String> required) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", name);
        try {
            Set<String> fields = desk.configs().read(name).toPlain().keySet();
            members.put("fields", List.copyOf(fields));
            members.put(
                    "missing",
                    required.stream().filter(field -> !fields.contains(field)).toList());
        } catch (InvalidDocumentException e) {
            members.put("fields", List.of());
            members.put("problem", e.getMessage());
        }
        return members;
    }

    private static List<String> required(Connector connector) {
        Object schema = connector.hasSpec() ? connector.spec().specification().get("connectionSpecification") : null;
        return schema instanceof Map<?, ?> map && map.get("required") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
