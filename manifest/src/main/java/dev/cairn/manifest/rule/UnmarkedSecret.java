package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.secret.SecretNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What its name says to be secret is marked as a secret: platforms store and show what is not. */
final class UnmarkedSecret {

    private static final String MARK = "airbyte_secret";

    private UnmarkedSecret() {}

    static void check(ManifestComponent spec, RuleReport report) {
        check(spec.get("connection_specification"), report);
    }

    private static void check(@Nullable Node schema, RuleReport report) {
        if (!(schema instanceof ObjectNode object) || is(object.get(MARK), true)) {
            return;
        }
        if (object.get("properties") instanceof ObjectNode properties) {
            properties.members().forEach((name, member) -> checkProperty(name, member, report));
        }
        check(object.get("items"), report);
        for (String alternatives : List.of("oneOf", "anyOf", "allOf")) {
            if (object.get(alternatives) instanceof ArrayNode array) {
                array.items().forEach(item -> check(item, report));
            }
        }
    }

    private static void checkProperty(String name, Member member, RuleReport report) {
        if (member.value() instanceof ObjectNode schema && isText(schema)) {
            if (schema.get(MARK) == null && SecretNames.isSecret(name)) {
                report.add(
                        member.keyPlace(),
                        "'" + name
                                + "' sounds like a secret, and is not marked as one; add 'airbyte_secret: true', or false if"
                                + " it is none");
            }
        } else {
            check(member.value(), report);
        }
    }

    /** Any text, not one of a few. */
    private static boolean isText(ObjectNode schema) {
        return Texts.any(schema.get("type"), "string"::equals)
                && schema.get("enum") == null
                && schema.get("const") == null;
    }

    private static boolean is(@Nullable Node node, boolean value) {
        return node != null && node.is(value);
    }
}
