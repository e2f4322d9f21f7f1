package dev.cairn.cli;

import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.runtime.trial.TestReadListener;
import dev.cairn.runtime.trial.TestReadResult;
import java.io.PrintStream;
import java.util.List;

/** Prints a test read for people. */
final class TestReadText implements TestReadListener {

    TestReadText(PrintStream out, List<TestReadPart> show) {}

    RecordTrace trace() {
        return new RecordTrace() {};
    }

    void end(TestReadResult result) {}
}
