package dev.cairn.workbench.published;

import dev.cairn.documents.DocumentText;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import dev.cairn.workbench.pip.FileHash;
import dev.cairn.workbench.pip.IndexException;
import dev.cairn.workbench.pip.PackageArchive;
import dev.cairn.workbench.pip.PackageFile;
import dev.cairn.workbench.pip.PackageIndex.Download;
import dev.cairn.workbench.pip.PackageMetadata;
import dev.cairn.workbench.pip.PackageName;
import dev.cairn.workbench.pip.PackageVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connector as a package has it: its manifest, and what belongs to that.
 *
 * @param lock what is noted of it
 */
record PublishedConnector(ConnectorFiles files, LockedConnector lock) {

    static final String MANIFEST = "manifest.yaml";

    /** The requirements of the package, for the environment that its components run in. */
    static final String REQUIREMENTS = "requirements.txt";

    /** Files that the manifest or the modules of the package may refer to, below the folder of the Python package. */
    private static final Pattern OF_CONNECTOR = Pattern.compile(
            "(?:src/)?(source_\\w+)/(?!(?:unit_|integration_)?tests/)([^\\\\:]+\\.(?:py|ya?ml|json|graphql))");

    private static final Pattern LICENCE =
            Pattern.compile("(?:[^/]+\\.dist-info/(?:licenses/)?)?((?i:licen[cs]e|copying|notice)[\\w.-]*)");

    private static final Pattern METADATA = Pattern.compile("[^/]+\\.dist-info/METADATA");

    /**
     * The connector of a package.
     *
     * @throws IndexException if there is none in it, or it cannot be unpacked
     */
    static PublishedConnector of(ConnectorName name, Download download) throws IndexException {
        PackageFile file = download.file();
        Map<String, byte[]> entries = PackageArchive.read(
                file.name(),
                download.bytes(),
                path -> OF_CONNECTOR.matcher(path).matches()
                        || LICENCE.matcher(path).matches()
                        || METADATA.matcher(path).matches());
        String module = module(name, file, entries);
        SortedMap<String, byte[]> contents = new TreeMap<>();
        PackageMetadata metadata = PackageMetadata.NONE;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            Matcher own = OF_CONNECTOR.matcher(entry.getKey());
            Matcher text = LICENCE.matcher(entry.getKey());
            if (own.matches()) {
                if (own.group(1).equals(module)) {
                    contents.put(own.group(2), entry.getValue());
                }
            } else if (text.matches()) {
                contents.put(text.group(1), entry.getValue());
            } else {
                metadata = PackageMetadata.of(entry.getValue());
                requireOwn(name, file, metadata);
            }
        }
        requireManifest(file, contents.get(MANIFEST));
        if (hasComponents(contents) && !metadata.requirements().isEmpty()) {
            String lines = String.join("\n", metadata.requirements()) + "\n";
            contents.putIfAbsent(REQUIREMENTS, lines.getBytes(StandardCharsets.UTF_8));
        }
        ConnectorFiles files = new ConnectorFiles(contents);
        String sha256 = FileHash.sha256(download.bytes()).hex();
        return new PublishedConnector(
                files,
                new LockedConnector(
                        file.version().toString(),
                        file.name(),
                        sha256,
                        file.index(),
                        metadata.licence(),
                        files.hashes()));
    }

    private static boolean hasComponents(Map<String, byte[]> contents) {
        return new String(contents.getOrDefault(MANIFEST, new byte[0]), StandardCharsets.UTF_8).contains("class_name:");
    }

    /** Refuses metadata of another package or version: then the file is not what the index says. */
    private static void requireOwn(ConnectorName name, PackageFile file, PackageMetadata metadata)
            throws IndexException {
        PackageName own = name.packageName();
        PackageName said = Objects.requireNonNullElse(metadata.name(), own);
        PackageVersion version = Objects.requireNonNullElse(metadata.version(), file.version());
        if (!said.equals(own) || !version.equals(file.version())) {
            throw new IndexException(file.name() + " is a file of another package by its metadata: " + said + " "
                    + version + " (expected " + own + " " + file.version() + ")");
        }
    }

    /** Refuses a manifest that is empty or no object; anything else in it is for 'validate' to say. */
    private static void requireManifest(PackageFile file, byte @Nullable [] manifest) throws IndexException {
        try {
            Node root = YamlReader.pyYaml()
                    .read(MANIFEST, DocumentText.of(MANIFEST, Objects.requireNonNullElse(manifest, new byte[0])));
            if (root.get("streams") == null && root.get("dynamic_streams") == null) {
                throw new IndexException(file.name() + " has a manifest.yaml without streams");
            }
        } catch (InvalidDocumentException e) {
            throw new IndexException(file.name() + " has a manifest.yaml that cannot be read: "
                    + e.diagnostics().get(0));
        }
    }

    /** The Python package that has the manifest. */
    private static String module(ConnectorName name, PackageFile file, Map<String, byte[]> entries)
            throws IndexException {
        SortedSet<String> modules = new TreeSet<>();
        entries.keySet().stream()
                .map(OF_CONNECTOR::matcher)
                .filter(path -> path.matches() && path.group(2).equals(MANIFEST))
                .forEach(path -> modules.add(path.group(1)));
        String usual = "source_" + name.text().replace('-', '_');
        if (modules.isEmpty()) {
            throw new IndexException(file.name() + " has no manifest.yaml: '" + name
                    + "' is a connector in Python, which Cairn cannot run");
        }
        if (modules.size() > 1 && !modules.contains(usual)) {
            throw new IndexException(
                    file.name() + " has manifests of several connectors: " + String.join(", ", modules));
        }
        return modules.contains(usual) ? usual : modules.first();
    }
}
