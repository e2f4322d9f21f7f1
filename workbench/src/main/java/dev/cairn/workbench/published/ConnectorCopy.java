package dev.cairn.workbench.published;

import dev.cairn.documents.file.AtomicFile;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.pip.PackageIndex;
import dev.cairn.workbench.pip.PackageVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A copy of a published connector that a person goes on with. Immutable. */
public final class ConnectorCopy {

    private final ConnectorName name;
    private final ConnectorFiles files;
    private final LockedConnector origin;

    private ConnectorCopy(ConnectorName name, ConnectorFiles files, LockedConnector origin) {
        this.name = name;
        this.files = files;
        this.origin = origin;
    }

    /** See {@link ConnectorSource#copy}. */
    static ConnectorCopy of(WantedConnector wanted, ConnectorSource source, Budget budget)
            throws IOException, InterruptedException {
        ConnectorName name = wanted.name();
        AddedConnectors added = AddedConnectors.of(source.environment());
        LockedConnector locked = noted(added, wanted);
        Path folder = added.folder(name);
        if (locked != null && Files.exists(folder.resolve(PublishedConnector.MANIFEST))) {
            return new ConnectorCopy(
                    name, ConnectorFiles.in(folder, locked.files().keySet()), locked);
        }
        ConnectorInstaller installer = new ConnectorInstaller(
                PackageIndex.ofPip(source.environment(), source.publicOnly(), budget), added, false, false);
        PublishedConnector published =
                locked == null ? installer.published(name, wanted.version()) : installer.published(name, locked);
        return new ConnectorCopy(name, published.files(), published.lock());
    }

    /** What the lock file has of it; null where that is nothing, or another version. */
    private static @Nullable LockedConnector noted(AddedConnectors added, WantedConnector wanted) {
        LockedConnector locked = added.lock().get(wanted.name());
        boolean fits = locked != null
                && (wanted.version() == null
                        || PackageVersion.of(locked.version()).equals(Optional.of(wanted.version())));
        return fits ? locked : null;
    }

    /** Its name, such as {@code stripe}. */
    public ConnectorName name() {
        return name;
    }

    /** The package's file that it is a copy of, its version and its terms. */
    public LockedConnector origin() {
        return origin;
    }

    /** Its manifest, as it was published or, where it was added, as it is there. */
    public String manifest() {
        return new String(
                files.contents().getOrDefault(PublishedConnector.MANIFEST, new byte[0]), StandardCharsets.UTF_8);
    }

    /** The paths of what belongs to its manifest, with {@code /} between names; sorted. */
    public List<String> others() {
        return List.copyOf(files.without(PublishedConnector.MANIFEST).contents().keySet());
    }

    /** Whether its manifest names components in Python, which run only where the environment permits it. */
    public boolean hasPython() {
        return manifest().contains("class_name:");
    }

    /** What is in the way of {@link #others}: files of these names beside a manifest, with something else in them. */
    public List<Path> inTheWay(Path manifest) throws IOException {
        Path folder = folder(manifest);
        ConnectorFiles wanted = files.without(PublishedConnector.MANIFEST);
        return ConnectorFiles.in(folder, wanted.contents().keySet()).differing(wanted).stream()
                .map(folder::resolve)
                .toList();
    }

    /** Writes it, the manifest last; files that are in the way are replaced. The folder need not be there yet. */
    public void write(Path manifest) throws IOException {
        Path folder = folder(manifest);
        Files.createDirectories(folder);
        files.without(PublishedConnector.MANIFEST).write(folder);
        new AtomicFile(manifest).replaceForAll(manifest().getBytes(StandardCharsets.UTF_8));
    }

    private static Path folder(Path manifest) {
        Path folder = manifest.toAbsolutePath().getParent();
        return folder == null ? manifest.toAbsolutePath() : folder;
    }
}
