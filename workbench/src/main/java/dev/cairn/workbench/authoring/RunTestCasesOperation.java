package dev.cairn.workbench.authoring;

import dev.cairn.workbench.cases.CaseResult;
import dev.cairn.workbench.cases.CaseSuite;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.model.RunTestCasesRequest;
import dev.cairn.workbench.operation.model.RunTestCasesResponse;
import dev.cairn.workbench.operation.model.TestedCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Runs test cases on their recorded traffic. */
public final class RunTestCasesOperation implements Operation<RunTestCasesRequest> {

    private static final int JOBS = 2;

    @Override
    public RunTestCasesRequest request(Object json) {
        return RunTestCasesRequest.fromJson(json);
    }

    @Override
    public Duration longest(Duration standard) {
        return standard.multipliedBy(2);
    }

    @Override
    public RunTestCasesResponse perform(RunTestCasesRequest request, OperationCall call)
            throws IOException, InterruptedException {
        String folder = request.folder();
        String filter = Objects.requireNonNullElse(request.filter(), "");
        CaseSuite suite =
                CaseSuite.in(List.of(call.desk().folder().inside(folder))).containing(filter);
        if (suite.size() == 0) {
            throw new OperationFailure("There is no case in '" + folder + "'"
                    + (filter.isEmpty() ? "" : " with '" + filter + "' in its name")
                    + " (expected a folder with a case.yaml; 'cairn test-read --case FOLDER' makes one)");
        }
        for (Path one : suite.folders()) {
            CaseFiles.require(one, call.desk().folder());
        }
        List<CaseResult> results = new ArrayList<>(suite.run(false, JOBS, result -> {}));
        results.sort(Comparator.comparing(CaseResult::passed));
        long failed = results.stream().filter(result -> !result.passed()).count();
        return new RunTestCasesResponse(
                results.size() - failed,
                failed,
                results.stream().map(RunTestCasesOperation::shown).toList());
    }

    private static TestedCase shown(CaseResult result) {
        return TestedCase.builder()
                .name(result.name())
                .title(result.title())
                .passed(result.passed())
                .failures(result.failures().isEmpty() ? null : result.failures())
                .notes(result.warnings().isEmpty() ? null : result.warnings())
                .build();
    }
}
