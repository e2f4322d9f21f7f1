package dev.cairn.mcpserver;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.draft.PastedSecrets;
import dev.cairn.workbench.openapi.OpenApiStreams;
import dev.cairn.workbench.openapi.PublishedDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A first manifest of an OpenAPI document. */
record OpenApiProposalTool(Desk desk) implements AgentTool {

    @Override
    public String name() {
        return "propose_from_openapi";
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) throws IOException, InterruptedException {
        OpenApiStreams found = streams(call.arguments(), call.budget());
        DraftConfig config = new DraftConfig(found.draft());
        config.hideSecrets(call.secrets());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        TextPart.add("manifest", found.draft().text(), call.arguments().number("from_line", 1), answer);
        answer.put(
                "streams",
                found.draft().streams().stream()
                        .map(stream -> stream.name() + "  " + stream.request().url())
                        .toList());
        answer.put(
                "left_out",
                found.leftOut().stream().map(OpenApiProposalTool::shown).toList());
        answer.put("missing_config", config.missing(Map.of()));
        answer.put("secrets", config.secrets());
        return answer;
    }

    private OpenApiStreams streams(Arguments arguments, Budget budget) throws IOException, InterruptedException {
        String document = arguments.required("document");
        PastedSecrets secrets = new PastedSecrets(
                NotSecret.of(arguments.texts("not_secret")), desk.configs().variableValues());
        if (PublishedDocument.isAddress(document)) {
            return OpenApiStreams.of(
                    document, PublishedDocument.text(document, desk.options().transport(), budget), secrets, budget);
        }
        Path file = desk.folder().file(document);
        return OpenApiStreams.of(file.toString(), DocumentFiles.text(file), secrets, budget);
    }

    private static Map<String, @Nullable Object> shown(OpenApiStreams.LeftOut left) {
        return Map.of("operation", left.operation(), "reason", left.reason());
    }
}
