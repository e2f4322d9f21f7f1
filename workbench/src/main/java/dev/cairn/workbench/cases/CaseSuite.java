package dev.cairn.workbench.cases;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.har.Recording;
import dev.cairn.workbench.har.TrafficReplay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The cases of folders. Immutable; each is a folder with a {@code case.yaml}. Nothing in it opens a connection. */
public final class CaseSuite {

    private final List<Named> cases;

    /** A case, and what it is called: its folder below the one that was named. */
    private record Named(Path folder, String name) {}

    private CaseSuite(List<Named> cases) {
        this.cases = List.copyOf(cases);
    }

    /**
     * All cases in folders and below them, in the order of their names.
     *
     * @throws InvalidDocumentException if one of them cannot be looked into
     */
    public static CaseSuite in(List<Path> folders) {
        List<Named> found = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new InvalidDocumentException(
                        Diagnostic.error(Place.of(folder.toString()), "there is no such folder"));
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.getFileName().toString().equals(TestCase.FILE))
                        .map(file -> file.toAbsolutePath().getParent())
                        .sorted()
                        .forEach(one -> found.add(new Named(one, name(folder.toAbsolutePath(), one))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new CaseSuite(found);
    }

    private static String name(Path root, Path folder) {
        Path below = root.equals(folder) ? folder.getFileName() : root.relativize(folder);
        return below.toString().replace('\\', '/');
    }

    /** Those whose folder's name has a text in it. */
    public CaseSuite containing(String text) {
        return new CaseSuite(
                cases.stream().filter(one -> one.name.contains(text)).toList());
    }

    public int size() {
        return cases.size();
    }

    /** The folders of the cases. */
    public List<Path> folders() {
        return cases.stream().map(Named::folder).toList();
    }

    /**
     * Runs the cases.
     *
     * @param update writes what is seen into the cases' {@code expected.json}
     * @param jobs how many run at the same time, at least 1
     * @param told hears of each result, in order, in the thread of the caller
     */
    public List<CaseResult> run(boolean update, int jobs, Consumer<CaseResult> told)
            throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, jobs));
        try {
            List<Future<CaseResult>> running = new ArrayList<>();
            for (Named one : cases) {
                running.add(workers.submit(() -> CaseCheck.result(one.folder, one.name, update)));
            }
            List<CaseResult> results = new ArrayList<>();
            for (Future<CaseResult> one : running) {
                CaseResult result = one.get();
                told.accept(result);
                results.add(result);
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cannotWrite) {
                throw cannotWrite;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /**
     * Compares the catalogs of the cases' manifests with that of an older manifest, whose requests get the same answers.
     *
     * @return a result for each manifest: breaking changes are failures, others warnings
     */
    public List<CaseResult> against(Path old) throws IOException, InterruptedException {
        List<CaseResult> results = new ArrayList<>();
        List<Path> compared = new ArrayList<>();
        for (Named one : cases) {
            long start = System.nanoTime();
            SecretMask secrets = new SecretMask();
            Breakage breakage = new Breakage(one.folder, secrets);
            if (breakage.compare(old, compared)) {
                results.add(new CaseResult(
                        one.name,
                        "catalog against " + old.getFileName(),
                        one.folder,
                        breakage.breaking(),
                        breakage.others(),
                        false,
                        Duration.ofNanos(System.nanoTime() - start)));
            }
        }
        return results;
    }

    /** Compares the catalog of a case's manifest with that of an older one, both on the traffic of the case. */
    private static final class Breakage {

        private final Path folder;
        private final SecretMask secrets;
        private final List<String> breaking = new ArrayList<>();
        private final List<String> others = new ArrayList<>();

        Breakage(Path folder, SecretMask secrets) {
            this.folder = folder;
            this.secrets = secrets;
        }

        /**
         * Compares them.
         *
         * @param compared manifests that were compared before, to which this one is added
         * @return false where the manifest was compared before
         */
        boolean compare(Path old, List<Path> compared) throws IOException, InterruptedException {
            try {
                TestCase testCase = CaseReader.read(folder);
                Path manifest = testCase.manifest().toAbsolutePath().normalize();
                if (compared.contains(manifest)) {
                    return false;
                }
                compared.add(manifest);
                Catalogs.Discovered before = discover(testCase, old);
                Catalogs.Discovered after = discover(testCase, manifest);
                before.problem().ifPresent(problem -> breaking.add("the old catalog cannot be found out: " + problem));
                after.problem().ifPresent(problem -> breaking.add("the catalog cannot be found out: " + problem));
                if (breaking.isEmpty()) {
                    CatalogChanges changes = CatalogChanges.between(before.streams(), after.streams());
                    changes.breaking().forEach(change -> breaking.add("breaking: " + change));
                    others.addAll(changes.others());
                }
            } catch (InvalidDocumentException e) {
                e.diagnostics().forEach(problem -> breaking.add(problem.toString()));
            }
            return true;
        }

        private Catalogs.Discovered discover(TestCase testCase, Path manifest)
                throws IOException, InterruptedException {
            Recording traffic = CaseCheck.traffic(testCase);
            TrafficReplay replay = TrafficReplay.of(traffic, testCase.matching())
                    .withConfig(testCase.inputs().config().toPlain());
            return Catalogs.discover(
                    Connector.load(manifest), testCase.inputs().config(), replay.in(RunOptions.standard()), secrets);
        }

        List<String> breaking() {
            return breaking.stream().map(secrets::mask).toList();
        }

        List<String> others() {
            return others.stream().map(secrets::mask).toList();
        }
    }
}
