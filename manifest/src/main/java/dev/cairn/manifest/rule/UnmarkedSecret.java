package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Severity;
import dev.cairn.secret.SecretNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What its name says to be secret is marked as a secret: platforms store and show what is not. */
final class UnmarkedSecret extends ComponentRule {

    private static final String MARK = "airbyte_secret";

    UnmarkedSecret() {
        super(
                "unmarked-secret",
                Severity.WARNING,
                "A property of the configuration has a name that says that it is secret, and no `airbyte_secret`: a platform shows"
                        + " it, and logs may.",
                "Mark it with `airbyte_secret: true`; or, if it is none, with `airbyte_secret: false`.",
                "Spec");
    }

    @Override
    void check(ManifestComponent spec, Findings findings) {
        check(spec.get("connection_specification"), findings);
    }

    private void check(@Nullable Node schema, Findings findings) {
        if (!(schema instanceof ObjectNode object) || is(object.get(MARK), true)) {
            return;
        }
        if (object.get("properties") instanceof ObjectNode properties) {
            properties.members().forEach((name, member) -> checkProperty(name, member, findings));
        }
        check(object.get("items"), findings);
        for (String alternatives : List.of("oneOf", "anyOf", "allOf")) {
            if (object.get(alternatives) instanceof ArrayNode array) {
                array.items().forEach(item -> check(item, findings));
            }
        }
    }

    private void checkProperty(String name, Member member, Findings findings) {
        if (member.value() instanceof ObjectNode schema && isText(schema)) {
            if (schema.get(MARK) == null && SecretNames.isSecret(name)) {
                findings.add(
                        this,
                        member.keyPlace(),
                        "'" + name
                                + "' sounds like a secret, and is not marked as one; add 'airbyte_secret: true', or false if"
                                + " it is none");
            }
        } else {
            check(member.value(), findings);
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
