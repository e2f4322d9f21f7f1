package dev.cairn.workbench.published;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.workbench.pip.FileHash;
import dev.cairn.workbench.pip.IndexException;
import dev.cairn.workbench.pip.PackageFile;
import dev.cairn.workbench.pip.PackageIndex;
import dev.cairn.workbench.pip.PackageIndex.Download;
import dev.cairn.workbench.pip.PackageVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds connectors of a package index to a folder, and takes newer versions of those that are there. */
public final class ConnectorInstaller {

    private final PackageIndex index;
    private final AddedConnectors added;
    private final boolean pre;
    private final boolean unhashed;

    /**
     * @param pre whether the newest version may be a pre-release
     * @param unhashed whether files may be taken that the index gives no hash of
     */
    public ConnectorInstaller(PackageIndex index, AddedConnectors added, boolean pre, boolean unhashed) {
        this.index = index;
        this.added = added;
        this.pre = pre;
        this.unhashed = unhashed;
    }

    /**
     * What came of it.
     *
     * @param words for people, such as {@code added}
     */
    public record Outcome(String words, LockedConnector connector) {}

    /** A connector of the index; the newest where no version is named. Nothing is written. */
    PublishedConnector published(ConnectorName name, @Nullable PackageVersion version)
            throws IOException, InterruptedException {
        return PublishedConnector.of(name, index.fetch(index.find(name.packageName(), version, pre), unhashed));
    }

    /** The connector that is noted in the lock file, byte by byte. */
    PublishedConnector published(ConnectorName name, LockedConnector locked) throws IOException, InterruptedException {
        PackageVersion version = PackageVersion.of(locked.version())
                .orElseThrow(() -> new IndexException("the lock file has no version of " + name));
        PackageFile file = index.find(name.packageName(), version, pre);
        Download download = index.fetch(file, unhashed);
        if (!FileHash.sha256(download.bytes()).hex().equals(locked.sha256())) {
            throw new IndexException(
                    file.index() + " has another " + file.name() + " than " + added.lockFile() + " notes");
        }
        return PublishedConnector.of(name, download);
    }

    /**
     * Adds a connector, or says that it is there; one that is noted in the lock file as it is noted there.
     *
     * @param version null for the newest
     * @throws IndexException if it cannot be had
     * @throws InvalidDocumentException if another version is there, or a folder that is not of this class
     */
    public Outcome add(ConnectorName name, @Nullable PackageVersion version) throws IOException, InterruptedException {
        LockedConnector locked = added.lock().get(name);
        Path folder = added.folder(name);
        if (locked != null
                && version != null
                && !PackageVersion.of(locked.version()).equals(Optional.of(version))) {
            throw refused(
                    folder,
                    "it is there in version " + locked.version() + " ('cairn connector update " + name + "==" + version
                            + "' replaces it)");
        }
        if (locked != null && Files.exists(folder.resolve(PublishedConnector.MANIFEST))) {
            return new Outcome(isEdited(folder, locked) ? "is there, with changes of your own" : "is there", locked);
        }
        PublishedConnector published = locked == null ? published(name, version) : published(name, locked);
        try (FolderChange change = FolderChange.begin(added.folder())) {
            if (Files.exists(folder)) {
                requireSame(folder, published);
            }
            change.put(name, published.files(), Set.of());
            note(name, published);
        }
        return new Outcome("added", published.lock());
    }

    /** A folder that is not in the lock file may be of a command that was killed; a person's is not touched. */
    private static void requireSame(Path folder, PublishedConnector published) throws IOException {
        ConnectorFiles there =
                ConnectorFiles.in(folder, published.files().contents().keySet());
        if (!there.differing(published.files()).isEmpty()) {
            throw refused(folder, "there is such a folder, which is not of 'cairn connector' (expected none)");
        }
    }

    /**
     * Takes another version of a connector.
     *
     * @param version null for the newest
     * @param force whether changes that were made to the files are given up
     * @param changes hears of these, in the unified format, where they are not
     * @throws IndexException if it cannot be had
     * @throws InvalidDocumentException if it was not added, or was changed
     */
    public Outcome update(ConnectorName name, @Nullable PackageVersion version, boolean force, Consumer<String> changes)
            throws IOException, InterruptedException {
        LockedConnector locked = added.lock().get(name);
        Path folder = added.folder(name);
        if (locked == null) {
            throw refused(folder, "it has not been added (expected 'cairn connector add " + name + "' before)");
        }
        PackageFile file = index.find(name.packageName(), version, pre);
        PackageVersion before = PackageVersion.of(locked.version()).orElse(file.version());
        int order = file.version().compareTo(before);
        boolean isWhole = Files.exists(folder) && !isEdited(folder, locked);
        if (version == null && order < 0) {
            return new Outcome("stays, since the newest that the index has is " + file.version(), locked);
        }
        if (order == 0 && isWhole) {
            return new Outcome(version == null ? "is the newest" : "is there", locked);
        }
        PublishedConnector published =
                order == 0 ? published(name, locked) : PublishedConnector.of(name, index.fetch(file, unhashed));
        boolean isDone = ConnectorFiles.in(folder, published.files().contents().keySet())
                .hashes()
                .equals(published.lock().files());
        if (!isWhole && !force && !isDone && Files.exists(folder)) {
            tellChanges(name, locked, folder, changes);
            throw refused(folder, "its files were changed since they were added (--force gives the changes up)");
        }
        try (FolderChange change = FolderChange.begin(added.folder())) {
            change.put(name, published.files(), locked.files().keySet());
            note(name, published);
        }
        return new Outcome("was " + locked.version(), published.lock());
    }

    private void tellChanges(ConnectorName name, LockedConnector locked, Path folder, Consumer<String> changes)
            throws IOException, InterruptedException {
        try {
            ConnectorFiles before = published(name, locked).files();
            changes.accept(before.diff(ConnectorFiles.in(folder, locked.files().keySet())));
        } catch (IndexException e) {
            changes.accept("what was changed cannot be shown: " + e.getMessage() + "\n");
        }
    }

    private static boolean isEdited(Path folder, LockedConnector locked) throws IOException {
        return !ConnectorFiles.in(folder, locked.files().keySet()).hashes().equals(locked.files());
    }

    private void note(ConnectorName name, PublishedConnector published) throws IOException {
        added.lock().with(name, published.lock()).write(added.lockFile());
    }

    private static InvalidDocumentException refused(Path folder, String message) {
        return new InvalidDocumentException(Diagnostic.error(Place.of(folder.toString()), message));
    }
}
