package dev.cairn.workbench.authoring;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Suggestions;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.YamlText;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.model.ResolveManifestRequest;
import dev.cairn.workbench.operation.model.ResolveManifestResponse;
import java.util.ArrayList;
import java.util.List;

/** Shows a manifest as it is run. */
public final class ResolveManifestOperation implements Operation<ResolveManifestRequest> {

    @Override
    public ResolveManifestRequest request(Object json) {
        return ResolveManifestRequest.fromJson(json);
    }

    @Override
    public ResolveManifestResponse perform(ResolveManifestRequest request, OperationCall call) {
        NamedManifest source = NamedManifest.of(request.manifest(), request.manifestText(), call.desk());
        ObjectNode resolved = Authoring.resolve(source.file(), source.text());
        String stream = request.stream();
        String text = YamlText.of(stream == null ? resolved : stream(resolved, stream));
        TextPart part = TextPart.of(text, request.fromLine());
        return new ResolveManifestResponse(part.text(), part.from(), part.total(), part.next());
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
        throw new OperationFailure("The manifest has no stream '" + name + "'" + Suggestions.didYouMean(name, names)
                + (names.isEmpty() ? "" : " (expected " + Suggestions.alternatives(names) + ")"));
    }
}
