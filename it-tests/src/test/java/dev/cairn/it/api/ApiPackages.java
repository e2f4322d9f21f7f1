package dev.cairn.it.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages that users may import, as the tables of {@code docs/api.md} have them.
 *
 * @param modules the module of each, by the package's name
 * @param stable the packages that keep what they have in minor versions
 */
record ApiPackages(Map<String, String> modules, Set<String> stable) {

    static final Path ROOT = Path.of(System.getProperty("it.root", ".."));

    private static final Pattern ROW = Pattern.compile("\\| `(dev\\.cairn[\\w.]*)` \\| ([\\w-]+) \\|.*");

    static ApiPackages read() throws IOException {
        Map<String, String> modules = new LinkedHashMap<>();
        Set<String> stable = new HashSet<>();
        boolean isStable = true;
        for (String line : Files.readAllLines(ROOT.resolve("docs/api.md"))) {
            isStable &= !line.startsWith("**Experimental**");
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                modules.put(row.group(1), row.group(2));
                if (isStable) {
                    stable.add(row.group(1));
                }
            }
        }
        return new ApiPackages(modules, stable);
    }

    boolean has(String packageName) {
        return modules.containsKey(packageName);
    }

    /** The modules that are listed: models follow the schema, and a source of Flink follows Flink. */
    List<String> listedModules() {
        return modules.values().stream()
                .distinct()
                .filter(module -> !module.equals("generated-models") && !module.equals("flink"))
                .sorted()
                .toList();
    }
}
