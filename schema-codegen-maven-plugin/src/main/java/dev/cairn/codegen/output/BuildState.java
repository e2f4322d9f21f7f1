package dev.cairn.codegen.output;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an earlier run read and wrote, remembered in one small file. There the names of files are relative to the project's folder:
 * a copy of the project and its {@code target} speaks of its own files, and not of those that it was copied from.
 *
 * @param fingerprint of everything the output depends on
 * @param inputs the documents that were read
 * @param outputs each file that was written
 */
public record BuildState(String fingerprint, List<URI> inputs, Map<Path, Written> outputs) {

    private static final String HEADER = "schema-codegen 3";

    /** A file as it was when we wrote it. */
    public record Written(long size, long modifiedMillis, String hash) {

        /** What was written just now. */
        static Written of(Path file, byte[] bytes) throws IOException {
            return new Written(bytes.length, Files.getLastModifiedTime(file).toMillis(), Fingerprint.of(bytes));
        }

        /** Whether a file still has our bytes. Its time is looked at first, to save reading it. */
        private boolean isUntouched(Path file, BasicFileAttributes attributes) throws IOException {
            return attributes.size() == size
                    && (attributes.lastModifiedTime().toMillis() == modifiedMillis
                            || Fingerprint.of(Files.readAllBytes(file)).equals(hash));
        }
    }

    /**
     * What became of the files that were written.
     *
     * @param complete whether each is still there
     * @param edited those that are not as we wrote them any more
     */
    public record Outputs(boolean complete, List<Path> edited) {}

    public BuildState {
        inputs = List.copyOf(inputs);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /**
     * What is remembered; empty if there was no run, or one of another version.
     *
     * @param base the project's folder
     */
    public static Optional<BuildState> read(Path file, Path base) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.size() < 2 || !lines.get(0).equals(HEADER)) {
            return Optional.empty();
        }
        Path folder = base.toAbsolutePath().normalize();
        List<URI> inputs = new ArrayList<>();
        Map<Path, Written> outputs = new LinkedHashMap<>();
        for (String line : lines.subList(2, lines.size())) {
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case "in" -> inputs.add(folder.resolve(fields[1]).normalize().toUri());
                case "from" -> inputs.add(URI.create(fields[1]));
                default ->
                    outputs.put(
                            folder.resolve(fields[4]).normalize(),
                            new Written(Long.parseLong(fields[1]), Long.parseLong(fields[2]), fields[3]));
            }
        }
        return Optional.of(new BuildState(lines.get(1), inputs, outputs));
    }

    /**
     * Remembers this. The file is replaced as a whole, so a run that is killed leaves the old one.
     *
     * @param base the project's folder
     */
    public void write(Path file, Path base) throws IOException {
        Path folder = base.toAbsolutePath().normalize();
        List<String> lines = new ArrayList<>(List.of(HEADER, fingerprint));
        inputs.forEach(uri ->
                lines.add("file".equals(uri.getScheme()) ? "in\t" + relative(folder, Path.of(uri)) : "from\t" + uri));
        outputs.forEach((path, written) -> lines.add(String.join(
                "\t",
                "out",
                "" + written.size,
                "" + written.modifiedMillis,
                written.hash,
                "" + relative(folder, path))));
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, lines, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A file on another drive has no relative name. */
    private static Path relative(Path folder, Path file) {
        return Objects.equals(folder.getRoot(), file.getRoot()) ? folder.relativize(file.normalize()) : file;
    }

    /** Looks at the files that were written. */
    public Outputs look() throws IOException {
        boolean complete = true;
        List<Path> edited = new ArrayList<>();
        for (Map.Entry<Path, Written> output : outputs.entrySet()) {
            Path file = output.getKey();
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (!output.getValue().isUntouched(file, attributes)) {
                    edited.add(file);
                }
            } catch (NoSuchFileException e) {
                complete = false;
            }
        }
        return new Outputs(complete, edited);
    }
}
