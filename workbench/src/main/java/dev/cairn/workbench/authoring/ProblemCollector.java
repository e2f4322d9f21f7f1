package dev.cairn.workbench.authoring;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.problem.ProblemList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the errors and warnings of manifests, and of the configuration that they are checked with. Not thread-safe. */
public final class ProblemCollector {

    private final RunOptions options;
    private final List<Diagnostic> ofManifests = new ArrayList<>();
    private final List<Diagnostic> ofConfig = new ArrayList<>();
    private @Nullable ObjectNode config;

    /** @param options say what runs custom components in other languages */
    public ProblemCollector(RunOptions options) {
        this.options = options;
    }

    /** Checks the manifests that follow with a configuration, unless that cannot be read. */
    public void configure(Supplier<ObjectNode> reading) {
        try {
            config = reading.get();
        } catch (InvalidDocumentException e) {
            ofConfig.addAll(e.diagnostics());
        }
    }

    /**
     * Checks a manifest.
     *
     * @param file named in places
     */
    public void check(String file, Supplier<String> text) {
        try {
            ofManifests.addAll(Authoring.problems(file, text.get(), config, options));
        } catch (InvalidDocumentException e) {
            ofManifests.addAll(e.diagnostics());
        }
    }

    /** Returns the problems of the manifests, then those of the configuration. */
    public ProblemList problems() {
        List<Diagnostic> all = new ArrayList<>(ofManifests);
        all.addAll(ofConfig);
        return new ProblemList(all);
    }
}
