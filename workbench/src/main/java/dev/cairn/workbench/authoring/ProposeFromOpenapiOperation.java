package dev.cairn.workbench.authoring;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.draft.PastedSecrets;
import dev.cairn.workbench.openapi.OpenApiStreams;
import dev.cairn.workbench.openapi.PublishedDocument;
import dev.cairn.workbench.operation.Desk;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.model.ProposeFromOpenapiRequest;
import dev.cairn.workbench.operation.model.ProposeFromOpenapiResponse;
import dev.cairn.workbench.operation.model.SkippedOperation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A first manifest of an OpenAPI document. */
public final class ProposeFromOpenapiOperation implements Operation<ProposeFromOpenapiRequest> {

    @Override
    public ProposeFromOpenapiRequest request(Object json) {
        return ProposeFromOpenapiRequest.fromJson(json);
    }

    @Override
    public ProposeFromOpenapiResponse perform(ProposeFromOpenapiRequest request, OperationCall call)
            throws IOException, InterruptedException {
        OpenApiStreams found = streams(request, call.desk(), call.budget());
        DraftConfig config = new DraftConfig(found.draft());
        config.hideSecrets(call.secrets());
        TextPart part = TextPart.of(found.draft().text(), request.fromLine());
        return new ProposeFromOpenapiResponse(
                part.text(),
                part.from(),
                part.total(),
                part.next(),
                found.draft().streams().stream()
                        .map(stream -> stream.name() + "  " + stream.request().url())
                        .toList(),
                found.leftOut().stream()
                        .map(left -> new SkippedOperation(left.operation(), left.reason()))
                        .toList(),
                config.missing(Map.of()),
                config.secrets());
    }

    private static OpenApiStreams streams(ProposeFromOpenapiRequest request, Desk desk, Budget budget)
            throws IOException, InterruptedException {
        String document = request.document();
        PastedSecrets secrets = new PastedSecrets(
                NotSecret.of(request.notSecret()), desk.configs().variableValues());
        if (PublishedDocument.isAddress(document)) {
            return OpenApiStreams.of(
                    document, PublishedDocument.text(document, desk.options().transport(), budget), secrets, budget);
        }
        Path file = desk.folder().file(document);
        return OpenApiStreams.of(file.toString(), DocumentFiles.text(file), secrets, budget);
    }
}
