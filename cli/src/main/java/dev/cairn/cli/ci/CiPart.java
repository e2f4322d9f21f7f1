package dev.cairn.cli.ci;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.workbench.authoring.ProblemCollector;
import dev.cairn.workbench.cases.CaseResult;
import dev.cairn.workbench.cases.CaseSecrets;
import dev.cairn.workbench.cases.CaseSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is looked at; the constants are the words of the command line. */
enum CiPart {
    /** Errors and warnings of manifests. */
    validate {
        @Override
        PartReport report(ConnectorRepository repository, CodeOptions code) {
            return ofManifests(
                    repository,
                    file -> problems(file, code).stream()
                            .filter(problem -> !LITERAL.equals(problem.code()))
                            .toList());
        }
    },
    /** Whether manifests are indented as editors do it. */
    format {
        @Override
        PartReport report(ConnectorRepository repository, CodeOptions code) {
            return ofManifests(repository, file -> ManifestIndentation.of(file).problems());
        }
    },
    /** Test cases on recorded traffic. */
    tests {
        @Override
        PartReport report(ConnectorRepository repository, CodeOptions code) throws IOException, InterruptedException {
            if (repository.cases().isEmpty()) {
                return PartReport.leftOut("there is no case.yaml");
            }
            List<CaseResult> results = CaseSuite.in(repository.cases()).run(false, 2, result -> {});
            return PartReport.of(
                    Phrases.count(results.size(), "case"),
                    results.stream()
                            .flatMap(result -> CaseProblems.of(result).stream())
                            .toList());
        }
    },
    /** Values in manifests, recorded traffic and configurations of cases that look like secrets. */
    secrets {
        @Override
        PartReport report(ConnectorRepository repository, CodeOptions code) {
            PartReport manifests = ofManifests(
                    repository,
                    file -> problems(file, code).stream()
                            .filter(problem -> LITERAL.equals(problem.code()))
                            .map(CiPart::asError)
                            .toList());
            if (repository.cases().isEmpty()) {
                return manifests;
            }
            String cases = Phrases.count(repository.cases().size(), "case");
            return PartReport.of(
                    manifests.leftOut() ? cases : manifests.words() + ", " + cases,
                    Stream.concat(
                                    manifests.problems().all().stream(),
                                    repository.cases().stream().flatMap(one -> CaseSecrets.in(one).stream()))
                            .toList());
        }
    },
    /** Whether the connectors of others are those that the lock file notes. */
    lock {
        @Override
        PartReport report(ConnectorRepository repository, CodeOptions code) throws IOException {
            if (Files.notExists(repository.added().lockFile())) {
                return PartReport.leftOut("there is no " + repository.added().lockFile());
            }
            return PartReport.of(
                    repository.added().lockFile().toString(), repository.added().problems());
        }
    },
    /** Whether generated models are what their schemas say; the project's own build tells. */
    models {
        @Override
        PartReport report(ConnectorRepository repository, CodeOptions code) throws IOException, InterruptedException {
            Optional<ModelsCheck> check = ModelsCheck.of(repository.folder());
            return check.isEmpty()
                    ? PartReport.leftOut("the project generates no models")
                    : check.get().run();
        }
    };

    /**
     * Looks at a repository.
     *
     * @param code what custom components are run by, and whether they may
     */
    abstract PartReport report(ConnectorRepository repository, CodeOptions code)
            throws IOException, InterruptedException;

    /** The rule for keys in manifests. */
    private static final String LITERAL = "literal-secret";

    private static List<Diagnostic> problems(Path manifest, CodeOptions code) {
        ProblemCollector collector = new ProblemCollector(RunOptions.standard().code(code));
        collector.check(manifest.toString(), () -> DocumentFiles.text(manifest));
        return collector.problems().all();
    }

    private static Diagnostic asError(Diagnostic problem) {
        return new Diagnostic(Severity.ERROR, problem.place(), problem.message(), problem.code());
    }

    private static PartReport ofManifests(ConnectorRepository repository, Function<Path, List<Diagnostic>> looking) {
        if (repository.manifests().isEmpty()) {
            return PartReport.leftOut("there is no manifest.yaml");
        }
        List<Diagnostic> problems = new ArrayList<>();
        for (Path file : repository.manifests()) {
            try {
                problems.addAll(looking.apply(file));
            } catch (InvalidDocumentException e) {
                problems.addAll(e.diagnostics());
            }
        }
        return PartReport.of(Phrases.count(repository.manifests().size(), "manifest"), problems);
    }
}
