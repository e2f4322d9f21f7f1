package dev.cairn.workbench.pip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a package says about itself, in {@code METADATA}.
 *
 * @param fields the values of each field, by its name in small letters
 */
public record PackageMetadata(Map<String, List<String>> fields) {

    /** The metadata of a package that has none. */
    public static final PackageMetadata NONE = new PackageMetadata(Map.of());

    private static final String CLASSIFIER = "License :: ";

    /** A name with a version in parentheses, as older tools wrote it. */
    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()]*)\\)");

    /** Reads the fields; the description, which follows them, is left out. */
    public static PackageMetadata of(byte[] file) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        List<String> last = new ArrayList<>();
        for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                break;
            }
            if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
                last.set(last.size() - 1, last.get(last.size() - 1) + "\n" + line.strip());
            } else if (colon > 0) {
                last = fields.computeIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>());
                last.add(line.substring(colon + 1).strip());
            }
        }
        return new PackageMetadata(fields);
    }

    /** The package's name; null where it says none. */
    public @Nullable PackageName name() {
        return fields.getOrDefault("name", List.of()).stream()
                .findFirst()
                .map(PackageName::of)
                .orElse(null);
    }

    /** The package's version; null where it says none that is one. */
    public @Nullable PackageVersion version() {
        return fields.getOrDefault("version", List.of()).stream()
                .findFirst()
                .flatMap(PackageVersion::of)
                .orElse(null);
    }

    /** The licence in few words; empty where the package says nothing. */
    public String licence() {
        for (String field : List.of("license-expression", "license")) {
            for (String value : fields.getOrDefault(field, List.of())) {
                String first = value.lines().findFirst().orElse("").strip();
                if (!first.isEmpty() && !first.equalsIgnoreCase("UNKNOWN")) {
                    return first;
                }
            }
        }
        return fields.getOrDefault("classifier", List.of()).stream()
                .filter(one -> one.startsWith(CLASSIFIER))
                .map(one -> one.substring(one.lastIndexOf("::") + 2).strip())
                .findFirst()
                .orElse("");
    }

    /** Returns the requirements of the package itself, not of its extras, as pip takes them. */
    public List<String> requirements() {
        return fields.getOrDefault("requires-dist", List.of()).stream()
                .map(one -> PARENTHESES.matcher(one).replaceFirst("$1"))
                .filter(one -> !one.contains("extra =="))
                .toList();
    }
}
