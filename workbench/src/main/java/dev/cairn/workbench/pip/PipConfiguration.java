package dev.cairn.workbench.pip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The options that {@code pip install} would have without any on its command line: of files, and before them of variables
 * such as {@code PIP_INDEX_URL}.
 *
 * @param options by their names, such as {@code index-url}; none is empty
 */
record PipConfiguration(Map<String, String> options) {

    private static final String VARIABLE = "PIP_";
    private static final Set<String> TRUE = Set.of("y", "yes", "t", "true", "on", "1");

    PipConfiguration {
        options = Map.copyOf(options);
    }

    /**
     * What is configured.
     *
     * @throws IndexException if a file cannot be read
     */
    static PipConfiguration of(PipFiles files) throws IndexException {
        Map<String, String> global = new HashMap<>();
        Map<String, String> install = new HashMap<>();
        for (Path file : files.all()) {
            if (Files.exists(file)) {
                Map<String, Map<String, String>> sections = IniText.parse(file.toString(), text(file));
                add(sections.getOrDefault("global", Map.of()), global);
                add(sections.getOrDefault("install", Map.of()), install);
            }
        }
        global.putAll(install);
        Map<String, String> variables = new HashMap<>();
        files.environment().forEach((name, value) -> {
            if (name.startsWith(VARIABLE)) {
                variables.put(name.substring(VARIABLE.length()), value);
            }
        });
        add(variables, global);
        return new PipConfiguration(global);
    }

    private static String text(Path file) throws IndexException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IndexException(file + ": the file cannot be read", e);
        }
    }

    /** An option without a value counts as not being there. */
    private static void add(Map<String, String> more, Map<String, String> options) {
        more.forEach((name, value) -> {
            if (!value.isBlank()) {
                String key = name.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^--", "");
                options.put(key, value.strip());
            }
        });
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** The values of an option that may have several. */
    List<String> values(String option) {
        return value(option).stream()
                .flatMap(value -> Stream.of(value.split("\\s+")))
                .toList();
    }

    boolean isSet(String option) {
        return value(option)
                .filter(value -> TRUE.contains(value.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
