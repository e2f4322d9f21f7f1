package dev.cairn.cli.ci;

import dev.cairn.cli.terminal.GitHubActions;
import dev.cairn.workbench.cases.CaseResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tells GitHub Actions what came of cases. */
public final class GitHubCases {

    private GitHubCases() {}

    /** Annotates what failed, and adds a table to the step's summary. */
    public static void tell(List<CaseResult> results, GitHubActions actions, PrintStream out) {
        results.forEach(
                result -> CaseProblems.of(result).forEach(problem -> out.print(actions.annotation(problem) + '\n')));
        actions.summarize(table(results));
    }

    static String table(List<CaseResult> results) {
        StringBuilder table = new StringBuilder("| case | | seconds |\n|---|---|---|\n");
        for (CaseResult result : results) {
            String how = result.passed() ? "passed" : "**failed**: " + GitHubActions.cell(first(result));
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f |\n",
                    GitHubActions.cell(result.name()),
                    how,
                    result.time().toMillis() / 1000.0));
        }
        return table.toString();
    }

    private static String first(CaseResult result) {
        int more = result.failures().size() - 1;
        return result.failures().get(0) + (more == 0 ? "" : " (and " + more + " more)");
    }
}
