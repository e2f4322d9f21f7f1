package dev.cairn.codegen.output;

import dev.cairn.documents.LineDiff;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How the files in a folder differ from those that the schemas give. Files that are not generated do not count here,
 * and neither is how lines end.
 *
 * @param edited a unified diff of each file that was changed, sorted by path
 * @param changed a unified diff of each file that was generated from other schemas, sorted by path
 * @param outdated each file that is missing, or was generated from other schemas, sorted
 */
public record TreeComparison(List<String> edited, List<String> changed, List<String> outdated) {

    /** Another version of the generator may change each file: a log is no place for all of that. */
    private static final int MOST_LINES = 300;

    public TreeComparison {
        edited = List.copyOf(edited);
        changed = List.copyOf(changed);
        outdated = List.copyOf(outdated);
    }

    /**
     * Compares. Reads only. Of what is no Java it can't be told whether it was edited or is outdated.
     *
     * @param wanted the text of each file by its path within the folder, with forward slashes
     */
    public static TreeComparison of(Path folder, Map<String, String> wanted) throws IOException {
        List<String> edited = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> outdated = new ArrayList<>();
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path)) {
                outdated.add(file.getKey() + " is missing");
                continue;
            }
            String found = text(path);
            if (found.equals(file.getValue())) {
                continue;
            }
            if (!file.getKey().endsWith(".java")) {
                outdated.add(file.getKey() + " is not what the schemas say");
                continue;
            }
            String diff = LineDiff.of("a/" + file.getKey(), "b/" + file.getKey(), found, file.getValue());
            if (Seal.isWhole(found)) {
                outdated.add(file.getKey() + " was generated from other schemas");
                changed.add(diff);
            } else {
                edited.add(diff);
            }
        }
        for (Path path : stale(folder, wanted.keySet())) {
            outdated.add(folder.relativize(path).toString().replace('\\', '/') + " is of a type that is gone");
        }
        return new TreeComparison(edited, changed, outdated.stream().sorted().toList());
    }

    /** This and another comparison in one. */
    public TreeComparison and(TreeComparison other) {
        return new TreeComparison(
                Stream.concat(edited.stream(), other.edited.stream()).toList(),
                Stream.concat(changed.stream(), other.changed.stream()).toList(),
                Stream.concat(outdated.stream(), other.outdated.stream()).toList());
    }

    /** All that differs, in lines for a log; of long changes of schemas the beginning. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        edited.forEach(diff -> diff.lines().forEach(lines::add));
        List<String> changes = changed.stream().flatMap(String::lines).toList();
        lines.addAll(changes.subList(0, Math.min(MOST_LINES, changes.size())));
        if (changes.size() > MOST_LINES) {
            lines.add("… and " + (changes.size() - MOST_LINES) + " more lines");
        }
        lines.addAll(outdated);
        return lines;
    }

    /**
     * What is wrong with committed files, in a sentence, and what to do; empty if nothing is.
     *
     * @param generate the command that writes the files
     */
    public Optional<String> problem(Path folder, String generate) {
        if (!edited.isEmpty()) {
            return Optional.of(files(edited.size(), " was", " were") + " edited by hand in " + folder
                    + "; the differences are shown above. Change the schema instead, and run '" + generate
                    + "' to have the models written again.");
        }
        return outdated.isEmpty()
                ? Optional.empty()
                : Optional.of(files(outdated.size(), " is", " are") + " not what the schemas say now. Run '" + generate
                        + "', and commit what it writes.");
    }

    /** A number of files, with the verb that belongs to it. */
    public static String files(int count, String one, String several) {
        return Phrases.count(count, "file") + (count == 1 ? one : several);
    }

    /**
     * Generated files beside the wanted ones that are not wanted any more, sorted.
     *
     * @param wanted the paths of the files within the folder, with forward slashes
     */
    public static List<Path> stale(Path folder, Set<String> wanted) throws IOException {
        Set<Path> paths = new HashSet<>();
        Set<Path> packages = new TreeSet<>();
        for (String path : wanted) {
            Path file = folder.resolve(path);
            paths.add(file);
            packages.add(file.getParent());
        }
        List<Path> stale = new ArrayList<>();
        for (Path each : packages) {
            if (!Files.isDirectory(each)) {
                continue;
            }
            try (Stream<Path> files = Files.list(each)) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".java") && !paths.contains(file) && Seal.isGenerated(text(file))) {
                        stale.add(file);
                    }
                }
            }
        }
        return stale;
    }

    private static String text(Path file) throws IOException {
        return Seal.withLineFeeds(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
}
