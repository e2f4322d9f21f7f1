package dev.cairn.codegen.pojo.engine;

import dev.cairn.codegen.pojo.PojoRequest;
import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jsonschema2pojo.GenerationConfig;
import org.jsonschema2pojo.Jsonschema2Pojo;
import org.jsonschema2pojo.util.NameHelper;

/** The files in the order in which jsonschema2pojo takes them, on which the names of classes depend that would be the same. */
final class SchemaFolders {

    /** A file, and what it becomes. */
    record Source(Path file, String packageName, String className) {}

    private final GenerationConfig config;
    private final Set<Path> wanted;
    private final List<Source> found = new ArrayList<>();

    private SchemaFolders(GenerationConfig config, Set<Path> wanted) {
        this.config = config;
        this.wanted = wanted;
    }

    static List<Source> of(PojoRequest request, GenerationConfig config) {
        SchemaFolders folders =
                new SchemaFolders(config, Set.copyOf(request.common().inputs().files()));
        for (Path source : request.sources()) {
            folders.add(source.toFile(), config.getTargetPackage(), true);
        }
        return folders.found;
    }

    private void add(File file, String packageName, boolean isSource) {
        File[] children = file.listFiles();
        if (children == null) {
            Path path = file.toPath();
            if (wanted.contains(path)) {
                found.add(new Source(path, packageName, className(file)));
            }
            return;
        }
        Arrays.sort(children, config.getSourceSortOrder().getComparator());
        String inside = isSource ? packageName : within(packageName, file.getName());
        for (File child : children) {
            add(child, inside, false);
        }
    }

    private String className(File file) {
        try {
            return Jsonschema2Pojo.getNodeName(file.toURI().toURL(), config);
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String within(String packageName, String folder) {
        String name = folder.replaceAll(NameHelper.ILLEGAL_CHARACTER_REGEX, "_");
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
