package dev.cairn.cli.connector;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder with the connectors that were added, each in a folder of its name, and their lock file. */
public record AddedConnectors(Path folder) {

    /** The environment variable that names the folder. */
    public static final String VARIABLE = "CAIRN_CONNECTORS";

    /** Those of this process. */
    public static AddedConnectors ofEnvironment() {
        return of(System.getenv());
    }

    /** The folder that the environment names, else {@code connectors} in this one. */
    static AddedConnectors of(Map<String, String> environment) {
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

    Path folder(ConnectorName name) {
        return folder.resolve(name.text());
    }

    Path lockFile() {
        return folder.resolve(ConnectorLock.FILE);
    }

    ConnectorLock lock() {
        return ConnectorLock.read(lockFile());
    }
}
