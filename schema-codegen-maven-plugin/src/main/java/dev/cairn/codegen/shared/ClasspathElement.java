package dev.cairn.codegen.shared;

import dev.cairn.documents.JsonReader;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar or a folder of a class path; one that isn't there has nothing in it. */
record ClasspathElement(Path path) {

    private static final String ENDING = ".json";

    /** The indexes, by their paths. */
    Map<String, ModelIndex> indexes() {
        try {
            return Files.isDirectory(path) ? inFolder() : Files.isRegularFile(path) ? inJar() : Map.of();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + path + ": " + FailureWords.of(e), e);
        }
    }

    private Map<String, ModelIndex> inFolder() throws IOException {
        Map<String, ModelIndex> indexes = new TreeMap<>();
        Path folder = path.resolve(ModelIndex.FOLDER);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
                    String name = ModelIndex.FOLDER + file.getFileName();
                    indexes.put(name, index(name, Files.readString(file)));
                }
            }
        }
        return indexes;
    }

    private Map<String, ModelIndex> inJar() throws IOException {
        Map<String, ModelIndex> indexes = new TreeMap<>();
        try (ZipFile jar = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(ModelIndex.FOLDER)
                            && entry.getName().endsWith(ENDING))
                    .toList();
            for (ZipEntry entry : entries) {
                String text = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                indexes.put(entry.getName(), index(entry.getName(), text));
            }
        }
        return indexes;
    }

    private ModelIndex index(String name, String text) {
        return ModelIndex.of(new JsonReader().read(place(name).toString(), text));
    }

    /** Whether there is a resource. */
    boolean has(String resource) {
        if (!Files.isRegularFile(path)) {
            return Files.isRegularFile(path.resolve(resource));
        }
        try (ZipFile jar = new ZipFile(path.toFile())) {
            return jar.getEntry(resource) != null;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + path + ": " + FailureWords.of(e), e);
        }
    }

    /** The address of a resource. */
    URI place(String resource) {
        boolean folder = Files.isDirectory(path);
        return URI.create((folder ? path.toUri() : "jar:" + path.toUri() + "!/") + encoded(resource));
    }

    private static String encoded(String resource) {
        try {
            return new URI(null, null, "/" + resource, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
