package dev.cairn.workbench.cases;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.workbench.har.Matching;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as its {@code case.yaml} has it. Immutable.
 *
 * @param folder where it stands
 * @param traffic the recording; it need not be there yet
 */
record TestCase(
        Path folder,
        String title,
        Path manifest,
        CaseCommand command,
        Inputs inputs,
        Matching matching,
        Expectations expectations,
        Path traffic) {

    /**
     * What the command is given.
     *
     * @param catalog the streams to read; empty where the command reads none
     * @param configFile where the configuration was read from; null where it stands in the case itself
     * @param now what the connector sees as the present; null for the time of the recording
     */
    record Inputs(
            ConfiguredCatalog catalog,
            ObjectNode config,
            @Nullable Path configFile,
            InputState state,
            TestReadLimits limits,
            @Nullable Instant now) {}

    /** The file with what a case says. */
    static final String FILE = "case.yaml";

    static final String EXPECTED = "expected.json";

    /** The file with what is expected. */
    Path expected() {
        return folder.resolve(EXPECTED);
    }
}
