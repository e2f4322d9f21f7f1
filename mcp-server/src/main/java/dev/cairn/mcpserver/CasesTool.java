package dev.cairn.mcpserver;

import dev.cairn.workbench.cases.CaseResult;
import dev.cairn.workbench.cases.CaseSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs test cases on their recorded traffic. */
record CasesTool(Desk desk) implements AgentTool {

    private static final int JOBS = 2;

    @Override
    public String name() {
        return "run_test_cases";
    }

    @Override
    public Duration longest(Duration others) {
        return others.multipliedBy(2);
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) throws IOException, InterruptedException {
        String folder = call.arguments().text("folder", "tests");
        String filter = call.arguments().text("filter", "");
        CaseSuite suite = CaseSuite.in(List.of(desk.folder().inside(folder))).containing(filter);
        if (suite.size() == 0) {
            throw new ToolFailure("There is no case in '" + folder + "'"
                    + (filter.isEmpty() ? "" : " with '" + filter + "' in its name")
                    + " (expected a folder with a case.yaml; 'cairn test-read --case FOLDER' makes one)");
        }
        for (Path one : suite.folders()) {
            CaseFiles.require(one, desk.folder());
        }
        List<CaseResult> results = new ArrayList<>(suite.run(false, JOBS, result -> {}));
        results.sort(Comparator.comparing(CaseResult::passed));
        long failed = results.stream().filter(result -> !result.passed()).count();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("passed", results.size() - failed);
        answer.put("failed", failed);
        answer.put("cases", results.stream().map(CasesTool::shown).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> shown(CaseResult result) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", result.name());
        members.put("title", result.title());
        members.put("passed", result.passed());
        if (!result.failures().isEmpty()) {
            members.put("failures", result.failures());
        }
        if (!result.warnings().isEmpty()) {
            members.put("notes", result.warnings());
        }
        return members;
    }
}
