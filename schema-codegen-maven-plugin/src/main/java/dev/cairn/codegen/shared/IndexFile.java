package dev.cairn.codegen.shared;

import dev.cairn.documents.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An index in a jar or a folder of a class path.
 *
 * @param root the address that paths of resources are appended to
 * @param name the path of the index itself
 * @param index what it says
 */
record IndexFile(String root, String name, ModelIndex index) {

    private static final String ENDING = ".json";

    /** The indexes in one element of a class path, sorted by name. */
    static List<IndexFile> in(Path element) {
        try {
            return Files.isDirectory(element)
                    ? inFolder(element)
                    : Files.isRegularFile(element) ? inJar(element) : List.of();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + element + ": " + e.getMessage(), e);
        }
    }

    private static List<IndexFile> inFolder(Path element) throws IOException {
        Path folder = element.resolve(ModelIndex.FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<IndexFile> indexes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                indexes.add(
                        of(element.toUri().toString(), ModelIndex.FOLDER + file.getFileName(), Files.readString(file)));
            }
        }
        return indexes;
    }

    private static List<IndexFile> inJar(Path element) throws IOException {
        List<IndexFile> indexes = new ArrayList<>();
        try (ZipFile jar = new ZipFile(element.toFile())) {
            List<? extends ZipEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(ModelIndex.FOLDER)
                            && entry.getName().endsWith(ENDING))
                    .toList();
            for (ZipEntry entry : entries) {
                String text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                indexes.add(of("jar:" + element.toUri() + "!/", entry.getName(), text));
            }
        }
        return indexes;
    }

    private static IndexFile of(String root, String name, String text) {
        return new IndexFile(root, name, ModelIndex.of(new JsonReader().read(root + name, text)));
    }

    URI place() {
        return resource(name);
    }

    /** The address of a resource that lies with the index. */
    URI resource(String path) {
        return URI.create(root + encoded(path));
    }

    /** A path as it is written in an address. */
    String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
