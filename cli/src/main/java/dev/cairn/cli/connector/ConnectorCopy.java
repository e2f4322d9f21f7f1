package dev.cairn.cli.connector;

import dev.cairn.cli.index.PackageIndex;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A copy of a published connector that a person goes on with. */
public final class ConnectorCopy {

    private final ConnectorFiles files;
    private final LockedConnector origin;

    private ConnectorCopy(ConnectorFiles files, LockedConnector origin) {
        this.files = files;
        this.origin = origin;
    }

    /**
     * Of the connector that was added, as it is there now; else of the newest that the package index has.
     *
     * @param given the connector's name as people write it
     * @throws InvalidDocumentException if it is no name
     * @throws dev.cairn.cli.index.IndexException if there is no such connector
     */
    public static ConnectorCopy of(String given) throws IOException, InterruptedException {
        ConnectorName name = ConnectorName.of(given)
                .orElseThrow(() -> new InvalidDocumentException(Diagnostic.error(
                        Place.of("--connector"),
                        "'" + given + "' is no name of a connector (expected one such as stripe)")));
        AddedConnectors added = AddedConnectors.ofEnvironment();
        LockedConnector locked = added.lock().get(name);
        if (locked != null && Files.exists(added.folder(name).resolve(PublishedConnector.MANIFEST))) {
            return new ConnectorCopy(
                    ConnectorFiles.in(added.folder(name), locked.files().keySet()), locked);
        }
        PublishedConnector published =
                new ConnectorInstaller(PackageIndex.ofPip(System.getenv()), added, false, false).published(name, null);
        return new ConnectorCopy(published.files(), published.lock());
    }

    /** What it is a copy of, and on which terms: {@code 5.5.0, licence: MIT}. */
    public String origin() {
        String licence = origin.licence().isEmpty() ? "its package names none" : origin.licence();
        return origin.version() + ", licence: " + licence;
    }

    /** The files that are in a folder already, and would be replaced. */
    public List<Path> existing(Path folder) {
        return files.contents().keySet().stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .toList();
    }

    /** Writes it. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        files.write(folder);
    }
}
