package dev.cairn.workbench.published;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder with the connectors that were added, each in a folder of its name, and their lock file. */
public record AddedConnectors(Path folder) {

    /** The environment variable that names the folder. */
    public static final String VARIABLE = "CAIRN_CONNECTORS";

    /** Those of this process. */
    public static AddedConnectors ofEnvironment() {
        return of(System.getenv());
    }

    /** The folder that the environment names, else {@code connectors} in this one. */
    public static AddedConnectors of(Map<String, String> environment) {
        String named = environment.get(VARIABLE);
        return new AddedConnectors(Path.of(named == null || named.isBlank() ? "connectors" : named));
    }

    /**
     * The manifest of a connector.
     *
     * @param given the connector's name as people write it
     * @throws InvalidDocumentException if it has not been added
     */
    public Path manifest(String given) {
        return folder(given).resolve(PublishedConnector.MANIFEST);
    }

    /**
     * The folder of a connector.
     *
     * @param given the connector's name as people write it
     * @throws InvalidDocumentException if it has not been added
     */
    public Path folder(String given) {
        ConnectorName name = ConnectorName.of(given)
                .orElseThrow(() -> missing("'" + given + "' is no name of a connector (expected one such as stripe)"));
        Path found = folder(name);
        if (!Files.isRegularFile(found.resolve(PublishedConnector.MANIFEST))) {
            throw missing("there is no connector '" + name + "' (expected one that 'cairn connector add " + name
                    + "' added)");
        }
        return found;
    }

    private InvalidDocumentException missing(String message) {
        return new InvalidDocumentException(Diagnostic.error(Place.of(folder.toString()), message));
    }

    /** The folder that a connector has, or would have. */
    public Path folder(ConnectorName name) {
        return folder.resolve(name.text());
    }

    /** The lock file, which need not be there. */
    public Path lockFile() {
        return folder.resolve(ConnectorLock.FILE);
    }

    /**
     * What is noted of those that were added.
     *
     * @throws InvalidDocumentException if the lock file cannot be read
     */
    public ConnectorLock lock() {
        return ConnectorLock.read(lockFile());
    }

    /** Completes what a killed command left unfinished. */
    public void settle() throws IOException {
        if (Files.isDirectory(folder)) {
            FolderChange.begin(folder).close();
        }
    }

    /** The folders of connectors, where there is a lock file. */
    public List<Path> folders() throws IOException {
        if (!Files.isDirectory(folder) || Files.notExists(lockFile())) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(one -> Files.exists(one.resolve(PublishedConnector.MANIFEST)))
                    .toList();
        }
    }

    /**
     * Where the folder is not what the lock file notes: connectors that are missing, were changed, or are not in it.
     *
     * @throws InvalidDocumentException if the lock file cannot be read
     */
    public List<Diagnostic> problems() throws IOException {
        ConnectorLock lock = lock();
        List<Diagnostic> problems = new ArrayList<>();
        for (Map.Entry<String, LockedConnector> entry : lock.connectors().entrySet()) {
            Path connector = folder.resolve(entry.getKey());
            Map<String, String> noted = entry.getValue().files();
            Map<String, String> there =
                    ConnectorFiles.in(connector, noted.keySet()).hashes();
            for (Map.Entry<String, String> file : noted.entrySet()) {
                String place = connector.resolve(file.getKey()).toString();
                if (!there.containsKey(file.getKey())) {
                    problems.add(Diagnostic.error(
                            Place.of(lockFile().toString()),
                            place + " is missing ('cairn connector add " + entry.getKey()
                                    + "' brings a connector back)"));
                } else if (!file.getValue().equals(there.get(file.getKey()))) {
                    problems.add(
                            Diagnostic.warning(
                                    Place.of(place),
                                    "the file was changed since the connector was added ('cairn init --connector' begins a copy of one's own)"));
                }
            }
        }
        for (Path one : folders()) {
            if (!lock.connectors().containsKey(one.getFileName().toString())) {
                problems.add(Diagnostic.warning(
                        Place.of(one.resolve(PublishedConnector.MANIFEST).toString()),
                        "this connector is not in " + lockFile()));
            }
        }
        return problems;
    }
}
