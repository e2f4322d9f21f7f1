package dev.cairn.workbench.pip;

import dev.cairn.core.error.SyncException;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.pip.IndexClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The package indexes that pip is configured for, taken as one, as pip does. */
public final class PackageIndex {

    private static final int LARGEST_PAGE = 64 << 20;
    private static final int LARGEST_FILE = 128 << 20;

    /** What a call may receive of indexes: their pages, a file, or the list of all packages. */
    public static final long MOST_BYTES = 512 << 20;

    private final IndexSettings settings;
    private final IndexClient client;

    private PackageIndex(IndexSettings settings, Budget budget) throws IndexException {
        this.settings = settings;
        this.client = new IndexClient(settings, budget);
    }

    /**
     * The indexes that pip would ask.
     *
     * @param environment the variables of the process; with {@code HOME}, they say where pip's files are
     * @param publicOnly whether only public addresses are asked, and only over TLS, whatever pip trusts
     * @param budget bounds all requests together; what is over it fails with a {@link SyncException}
     * @throws IndexException if pip's configuration cannot be used
     */
    public static PackageIndex ofPip(Map<String, String> environment, boolean publicOnly, Budget budget)
            throws IndexException {
        return new PackageIndex(IndexSettings.of(PipFiles.of(environment), publicOnly), budget);
    }

    /** A file, and what is in it. */
    @SuppressWarnings("ArrayRecordComponent") // read by one reader
    public record Download(PackageFile file, byte[] bytes) {}

    /**
     * Reads the lists of all packages, which may be tens of megabytes.
     *
     * @param names hears of each package, as often as it is listed
     * @throws IndexException if an index does not answer, or none of them has a list
     */
    public void names(Consumer<PackageName> names) throws IOException, InterruptedException {
        int lists = 0;
        for (IndexUrl index : settings.indexes()) {
            IndexUrl root = index.below("");
            Optional<Answer> answer = client.get(root, ProjectPage.ACCEPTED);
            if (answer.isPresent()) {
                lists++;
                try (InputStream body = answer.get().response().body()) {
                    ProjectNames.read(answer.get().type(), body, names);
                } catch (IOException e) {
                    throw new IndexException(root + " gives no list of its packages: " + FailureWords.of(e), e);
                }
            }
        }
        if (lists == 0) {
            throw new IndexException(
                    addresses() + " has no list of its packages, as some mirrors have none. 'add' finds a"
                            + " connector whose name is known.");
        }
    }

    /**
     * Returns the best wheel of a version of a package.
     *
     * @param version null for the newest
     * @param pre whether the newest may be a pre-release
     * @throws IndexException if there is none, or only source archives, which are not unpacked
     */
    public PackageFile find(PackageName name, @Nullable PackageVersion version, boolean pre)
            throws IOException, InterruptedException {
        List<PackageFile> files = files(name);
        // Of a version that was asked for by name, one that was withdrawn counts, too (PEP 592).
        Predicate<PackageFile> fits = version != null
                ? file -> file.version().equals(version)
                : file -> file.yanked() == null && (pre || !file.version().isPreRelease());
        PackageFile best = files.stream()
                .filter(fits)
                .reduce((one, other) -> PackageFile.BETTER.compare(other, one) > 0 ? other : one)
                .orElseThrow(() -> new IndexException(
                        version != null
                                ? name + " has no version " + version + "; there are: " + versions(files)
                                : name
                                        + " has no release, but these pre-releases (--pre) or withdrawn versions (by their number): "
                                        + versions(files)));
        if (!best.isWheel()) {
            List<PackageFile> wheels =
                    files.stream().filter(PackageFile::isWheel).toList();
            throw new IndexException(name + " " + best.version() + " has no wheel, only a source archive ("
                    + best.name() + "). Name a version that has a wheel ("
                    + (wheels.isEmpty() ? "there is none" : versions(wheels))
                    + "), or build one with 'pip wheel --no-deps "
                    + name + "==" + best.version() + "' and put it on your package index.");
        }
        return best;
    }

    private List<PackageFile> files(PackageName name) throws IOException, InterruptedException {
        List<PackageFile> files = new ArrayList<>();
        boolean known = false;
        for (IndexUrl index : settings.indexes()) {
            Optional<Answer> answer = client.get(index.below(name.text() + "/"), ProjectPage.ACCEPTED);
            if (answer.isPresent()) {
                known = true;
                byte[] body = client.body(answer.get(), LARGEST_PAGE);
                files.addAll(new ProjectPage(name, answer.get().url().text(), index.toString())
                        .files(answer.get().type(), body));
            }
        }
        if (!known) {
            throw new IndexException(addresses() + " has no package " + name);
        }
        if (files.isEmpty()) {
            throw new IndexException(name + " has no wheel on " + addresses());
        }
        return files;
    }

    private static String versions(List<PackageFile> files) {
        return files.stream()
                .map(PackageFile::version)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /**
     * Fetches a file.
     *
     * @param unhashed whether it may be one that the index gives no hash of
     * @throws IndexException if it is not the file that the index speaks of
     */
    public Download fetch(PackageFile file, boolean unhashed) throws IOException, InterruptedException {
        FileHash hash = file.hash();
        if (hash == null && !unhashed) {
            throw new IndexException(
                    file.index() + " gives no hash of " + file.name()
                            + " that counts (sha256, sha384, sha512), so it cannot be told whether it is that file (to take it all the same: --unhashed)");
        }
        Answer answer = client.get(file.link(), null)
                .orElseThrow(() -> new IndexException(file.link() + ", which the index names, is not there"));
        byte[] bytes = client.body(answer, LARGEST_FILE);
        if (hash != null && !hash.fits(bytes)) {
            throw new IndexException(
                    file.link() + " is not the file that the index names: its hash is another one than " + hash + " ("
                            + bytes.length + " bytes came)");
        }
        return new Download(file, bytes);
    }

    private String addresses() {
        return settings.indexes().stream().map(String::valueOf).collect(Collectors.joining(" and "));
    }
}
