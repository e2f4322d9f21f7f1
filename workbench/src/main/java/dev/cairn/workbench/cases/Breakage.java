package dev.cairn.workbench.cases;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.har.Recording;
import dev.cairn.workbench.har.TrafficReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the catalog of a case's manifest with that of an older one, both on the traffic of the case. */
final class Breakage {

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

    private Catalogs.Discovered discover(TestCase testCase, Path manifest) throws IOException, InterruptedException {
        Recording traffic = CaseCheck.traffic(testCase);
        TrafficReplay replay = TrafficReplay.of(traffic, testCase.matching())
                .withConfig(testCase.config().toPlain());
        return Catalogs.discover(
                Connector.load(manifest), testCase.config(), replay.in(RunOptions.standard()), secrets);
    }

    List<String> breaking() {
        return breaking.stream().map(secrets::mask).toList();
    }

    List<String> others() {
        return others.stream().map(secrets::mask).toList();
    }
}
