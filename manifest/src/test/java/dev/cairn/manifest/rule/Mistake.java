package dev.cairn.manifest.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A manifest with a mistake, and what is to be said about it, in one file that is YAML itself:
 *
 * <ul>
 *   <li>{@code #! LINE} is a line of what is expected; they stand at the end;
 *   <li>{@code #+ LINE} is a line of the mended manifest only (it follows the text of the line without the mark);
 *   <li>a line that ends in {@code #-} is one of the broken manifest only;
 *   <li>{@code #config JSON} is a configuration to check with it;
 *   <li>{@code version}, {@code check} and {@code streams} are added at the end where they are left out, unless the file
 *       has the line {@code #raw}.
 * </ul>
 *
 * A file without marked lines has no mended form.
 */
public record Mistake(Path file, String name, List<String> lines) {

    private static final Path FOLDER = Path.of("../manifest/src/test/resources/mistakes");
    private static final String EXPECTED = "#! ";
    private static final String CONFIG = "#config ";
    private static final String ONLY_MENDED = "#+";
    private static final String ONLY_BROKEN = "#-";

    public static List<Mistake> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Mistake::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mistake read(Path file) {
        try {
            return new Mistake(file, FOLDER.relativize(file).toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String broken() {
        return complete(lines.stream().filter(line -> !line.startsWith(EXPECTED)));
    }

    public boolean hasMendedForm() {
        return lines.stream().anyMatch(line -> line.startsWith(ONLY_MENDED) || line.endsWith(ONLY_BROKEN));
    }

    public String mended() {
        return complete(lines.stream()
                .filter(line -> !line.startsWith(EXPECTED) && !line.endsWith(ONLY_BROKEN))
                .map(line -> line.startsWith(ONLY_MENDED) ? line.substring(ONLY_MENDED.length()) : line));
    }

    private String complete(Stream<String> text) {
        String whole = text.map(line -> line + "\n").collect(Collectors.joining());
        if (lines.contains("#raw")) {
            return whole;
        }
        return whole
                + (has("version") ? "" : "version: 6.0.0\n")
                + (has("check") ? "" : "check: {type: CheckStream, stream_names: [a]}\n")
                + (has("streams") ? "" : "streams: []\n");
    }

    private boolean has(String key) {
        return lines.stream().anyMatch(line -> line.startsWith(key + ":"));
    }

    public Optional<String> config() {
        return lines.stream()
                .filter(line -> line.startsWith(CONFIG))
                .map(line -> line.substring(CONFIG.length()))
                .findFirst();
    }

    public List<String> expected() {
        return lines.stream()
                .filter(line -> line.startsWith(EXPECTED))
                .map(line -> line.substring(EXPECTED.length()))
                .toList();
    }

    public void expect(List<String> diagnostics) {
        Stream<String> rest = lines.stream().filter(line -> !line.startsWith(EXPECTED));
        try {
            Files.write(
                    file,
                    Stream.concat(rest, diagnostics.stream().map(line -> EXPECTED + line))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
