package dev.cairn.workbench.authoring;

import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.model.ValidateManifestRequest;
import dev.cairn.workbench.operation.model.ValidateManifestResponse;

/** Finds the errors and warnings of a manifest. */
public final class ValidateManifestOperation implements Operation<ValidateManifestRequest> {

    @Override
    public ValidateManifestRequest request(Object json) {
        return ValidateManifestRequest.fromJson(json);
    }

    @Override
    public ValidateManifestResponse perform(ValidateManifestRequest request, OperationCall call) {
        NamedManifest source = NamedManifest.of(request.manifest(), request.manifestText(), call.desk());
        ProblemCollector problems = new ProblemCollector(call.desk().options());
        String config = request.config();
        if (config != null) {
            problems.configure(() -> call.desk().configs().read(config));
        }
        problems.check(source.file(), source::text);
        return ManifestIssues.response(problems.problems(), source.file(), source.text());
    }
}
