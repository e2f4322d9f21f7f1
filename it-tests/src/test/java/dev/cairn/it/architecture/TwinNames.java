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

/** Simple names that two types have. */
final class TwinNames {

    static final Path FILE = Path.of("src/test/resources/architecture/twins.txt");

    private TwinNames() {}

    /** Names that may occur twice, each with its reason after a colon. */
    static Set<String> permitted() throws IOException {
        return Files.readAllLines(FILE).stream()
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
}
