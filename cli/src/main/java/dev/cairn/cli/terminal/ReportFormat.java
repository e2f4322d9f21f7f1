package dev.cairn.cli.terminal;

import dev.cairn.documents.Diagnostic;

/** For whom problems are printed; constants are the words of the command line. */
public enum ReportFormat {
    /** People: {@code file:line:column: message}. */
    text {
        @Override
        public String line(Diagnostic problem) {
            return TerminalText.safe(problem.toString());
        }
    },
    /** GitHub Actions, which shows them beside the line. */
    github {
        @Override
        public String line(Diagnostic problem) {
            return GitHubActions.ofEnvironment().annotation(problem);
        }
    };

    /** A problem without the end of its line, safe for terminals. */
    public abstract String line(Diagnostic problem);
}
