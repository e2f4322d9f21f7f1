package dev.cairn.mcpserver;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.Authoring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a manifest. */
record ValidateTool(Desk desk) implements AgentTool {

    @Override
    public String name() {
        return "validate_manifest";
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) {
        NamedManifest source = NamedManifest.of(call.arguments(), desk.folder());
        List<Diagnostic> problems = new ArrayList<>();
        List<Diagnostic> configProblems = new ArrayList<>();
        ObjectNode config = config(call.arguments().text("config"), configProblems);
        problems.addAll(Authoring.problems(source.file(), source.text(), config, desk.options()));
        problems.addAll(configProblems);
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("valid", errors == 0);
        answer.put("errors", errors);
        answer.put("warnings", problems.size() - errors);
        answer.put("problems", ProblemList.of(problems, source));
        return answer;
    }

    private @Nullable ObjectNode config(@Nullable String name, List<Diagnostic> problems) {
        try {
            return name == null ? null : desk.configs().read(name);
        } catch (InvalidDocumentException e) {
            problems.addAll(e.diagnostics());
            return null;
        }
    }
}
