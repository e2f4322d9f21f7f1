package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import dev.cairn.documents.Suggestions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names of formats: those of JSON Schema and OpenAPI, those of jsonschema2pojo, and those that the user chose types for. */
final class Formats {

    private static final List<String> KNOWN = List.of(
            "date-time",
            "date",
            "time",
            "duration",
            "email",
            "idn-email",
            "hostname",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "uri-template",
            "iri",
            "iri-reference",
            "uuid",
            "json-pointer",
            "relative-json-pointer",
            "regex",
            "int32",
            "int64",
            "float",
            "double",
            "decimal",
            "byte",
            "binary",
            "password",
            "utc-millisec",
            "color",
            "style",
            "phone",
            "ip-address",
            "host-name");

    private final Set<String> names;

    Formats(Set<String> chosen) {
        this.names = new HashSet<>(KNOWN);
        this.names.addAll(chosen);
    }

    /** What was probably meant by an unknown format; other unknown formats are the schema's own. */
    Optional<String> misspelt(Node schema) {
        String format = schema.text("format");
        if (format == null || names.contains(format) || format.length() < 4) {
            return Optional.empty();
        }
        return Suggestions.closest(format, KNOWN)
                .filter(near -> isTypo(format, near))
                .map(near -> "the format '" + format + "' is unknown and has no effect, did you mean '" + near + "'?");
    }

    /** Short words are near to many others. */
    private static boolean isTypo(String format, String near) {
        String plain = format.toLowerCase(Locale.ROOT).replace("_", "-");
        return plain.charAt(0) == near.charAt(0) && (near.length() > 4 || plain.equals(near));
    }
}
