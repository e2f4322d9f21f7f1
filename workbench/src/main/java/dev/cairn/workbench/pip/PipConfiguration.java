package dev.cairn.workbench.pip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** Reads the files that Python's {@code configparser} does: sections, keys, values that go on in indented lines. */
    private static final class IniText {

        private final String file;
        private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        private @Nullable Map<String, String> section;
        private @Nullable String key;
        private int indentation;

        private IniText(String file) {
            this.file = file;
        }

        /** The values of each section, by keys in small letters. */
        static Map<String, Map<String, String>> parse(String file, String text) throws IndexException {
            IniText ini = new IniText(file);
            int number = 0;
            for (String line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
                ini.read(line, ++number);
            }
            return ini.sections;
        }

        private void read(String line, int number) throws IndexException {
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
                return;
            }
            int indented = line.length() - line.stripLeading().length();
            if (section != null && key != null && indented > indentation) {
                section.merge(key, content, (before, more) -> before.isEmpty() ? more : before + "\n" + more);
            } else if (content.startsWith("[") && content.endsWith("]")) {
                section = sections.computeIfAbsent(
                        content.substring(1, content.length() - 1), name -> new LinkedHashMap<>());
                key = null;
            } else {
                int end = end(content);
                if (section == null || end < 1) {
                    throw new IndexException(file + ":" + number + ":1: pip could not read this (expected "
                            + (section == null ? "a section such as [global]" : "key = value") + ")");
                }
                key = content.substring(0, end).strip().toLowerCase(Locale.ROOT);
                indentation = indented;
                section.put(key, content.substring(end + 1).strip());
            }
        }

        private static int end(String content) {
            for (int i = 0; i < content.length(); i++) {
                if (content.charAt(i) == '=' || content.charAt(i) == ':') {
                    return i;
                }
            }
            return -1;
        }
    }
}
