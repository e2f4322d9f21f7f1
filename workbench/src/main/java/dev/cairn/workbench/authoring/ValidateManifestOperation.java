package dev.cairn.workbench.authoring;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.operation.Desk;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.model.ValidateManifestRequest;
import dev.cairn.workbench.operation.model.ValidateManifestResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the errors and warnings of a manifest. */
public final class ValidateManifestOperation implements Operation<ValidateManifestRequest> {

    @Override
    public ValidateManifestRequest request(Object json) {
        return ValidateManifestRequest.fromJson(json);
    }

    @Override
    public ValidateManifestResponse perform(ValidateManifestRequest request, OperationCall call) {
        NamedManifest source = NamedManifest.of(request.manifest(), request.manifestText(), call.desk());
        List<Diagnostic> problems = new ArrayList<>();
        List<Diagnostic> configProblems = new ArrayList<>();
        ObjectNode config = config(request.config(), call.desk(), configProblems);
        problems.addAll(Authoring.problems(
                source.file(), source.text(), config, call.desk().options()));
        problems.addAll(configProblems);
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        return new ValidateManifestResponse(
                errors == 0,
                errors,
                problems.size() - errors,
                ManifestIssues.of(problems, source.file(), source.text()));
    }

    private static @Nullable ObjectNode config(@Nullable String name, Desk desk, List<Diagnostic> problems) {
        try {
            return name == null ? null : desk.configs().read(name);
        } catch (InvalidDocumentException e) {
            problems.addAll(e.diagnostics());
            return null;
        }
    }
}
