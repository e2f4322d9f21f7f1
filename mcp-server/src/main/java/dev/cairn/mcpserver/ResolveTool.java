package dev.cairn.mcpserver;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Suggestions;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The manifest as it is run. */
record ResolveTool(Desk desk) implements AgentTool {

    @Override
    public String name() {
        return "resolve_manifest";
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) {
        NamedManifest source = NamedManifest.of(call.arguments(), desk.folder());
        ObjectNode resolved = Authoring.resolve(source.file(), source.text());
        String stream = call.arguments().text("stream");
        String text = YamlText.of(stream == null ? resolved : stream(resolved, stream));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        TextPart.add("text", text, call.arguments().number("from_line", 1), answer);
        return answer;
    }

    private static ObjectNode stream(ObjectNode resolved, String name) {
        List<String> names = new ArrayList<>();
        for (Node stream : resolved.items("streams")) {
            String own = String.valueOf(stream.text("name"));
            if (own.equals(name) && stream instanceof ObjectNode object) {
                return object;
            }
            names.add(own);
        }
        throw new ToolFailure("The manifest has no stream '" + name + "'" + Suggestions.didYouMean(name, names)
                + (names.isEmpty() ? "" : " (expected " + Suggestions.alternatives(names) + ")"));
    }
}
