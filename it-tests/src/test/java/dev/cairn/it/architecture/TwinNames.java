package dev.cairn.it.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Simple names that two types have, or that differ by a plural. */
final class TwinNames {

    private static final Path FOLDER = Path.of("src/test/resources/architecture");

    private TwinNames() {}

    /** Returns names that may occur twice, each with its reason after a colon. */
    static Set<String> permitted() throws IOException {
        return lines("twins.txt");
    }

    /** Returns pairs of names such as "Call, Calls" that may lie in two packages. */
    static Set<String> permittedPlurals() throws IOException {
        return lines("plurals.txt");
    }

    static Set<String> lines(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(": ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Twins without a reason, and reasons without twins. */
    static List<String> wrong(MainCode code, Set<String> permitted) {
        Map<String, List<String>> twins = code.types().stream()
                .filter(type -> !type.isGenerated())
                .collect(Collectors.groupingBy(
                        MainType::simpleName, TreeMap::new, Collectors.mapping(MainType::name, Collectors.toList())));
        twins.values().removeIf(types -> types.size() == 1);
        Set<String> names = new TreeSet<>(twins.keySet());
        names.addAll(permitted);
        return names.stream()
                .filter(name -> twins.containsKey(name) != permitted.contains(name))
                .map(name -> name + ": " + twins.getOrDefault(name, List.of("no twins any more")))
                .toList();
    }

    /** Returns new pairs of a name and its plural in two packages, and permitted pairs that are no more. */
    static List<String> wrongPlurals(MainCode code, Set<String> permitted) {
        Map<String, Set<String>> packages = code.types().stream()
                .filter(type -> !type.isGenerated())
                .collect(Collectors.groupingBy(
                        MainType::simpleName,
                        TreeMap::new,
                        Collectors.mapping(MainType::packageName, Collectors.toCollection(TreeSet::new))));
        Set<String> pairs = new TreeSet<>();
        packages.forEach((name, where) -> {
            for (String plural : List.of(name + "s", name + "es", name.replaceFirst("y$", "ies"))) {
                if (!where.equals(packages.getOrDefault(plural, where))) {
                    pairs.add(name + ", " + plural);
                }
            }
        });
        Set<String> both = new TreeSet<>(pairs);
        both.retainAll(permitted);
        Set<String> wrong = new TreeSet<>(pairs);
        wrong.addAll(permitted);
        wrong.removeAll(both);
        return List.copyOf(wrong);
    }
}
