package dev.cairn.codegen.cli;

import dev.cairn.codegen.input.InputException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Tells people what happened. */
record Console(PrintStream out, PrintStream err) {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BREAKS = 3;

    void warnings(List<Diagnostic> warnings) {
        warnings.forEach(err::println);
    }

    /** All is well. */
    int done(String what) {
        out.println(what);
        return DONE;
    }

    /** Something is not as it should be: what, line by line, and in a sentence. */
    int problem(List<String> lines, String sentence) {
        lines.forEach(err::println);
        err.println(sentence);
        return FAILED;
    }

    /** What a comparison found goes to standard output, so that it can be read by programs; what that means to standard error. */
    int compared(List<String> lines, String sentence, boolean good) {
        lines.forEach(out::println);
        err.println(sentence);
        return good ? DONE : BREAKS;
    }

    /** What was thrown is a mistake of an input's, a file that can't be used, or one of ours. */
    int failed(Exception thrown) throws Exception {
        if (thrown instanceof InvalidDocumentException e) {
            List<Diagnostic> diagnostics = e.diagnostics();
            long errors = diagnostics.stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .count();
            return problem(
                    diagnostics.stream().map(Diagnostic::toString).toList(),
                    Phrases.count(errors, "error") + " in the schemas.");
        }
        if (thrown instanceof InputException) {
            return problem(List.of(), String.valueOf(thrown.getMessage()));
        }
        if (thrown instanceof IOException) {
            return problem(List.of(), "Cannot read or write: " + FailureWords.of(thrown));
        }
        throw thrown;
    }
}
