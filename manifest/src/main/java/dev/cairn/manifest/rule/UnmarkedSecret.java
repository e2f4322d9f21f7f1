package dev.cairn.manifest.rule;

import dev.cairn.core.secret.SecretNames;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.ComponentSchema;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What its name says to be secret is marked as a secret: platforms store and show what is not. */
final class UnmarkedSecret {

    private static final String MARK = "airbyte_secret";

    private static final Pattern VALUE =
            Pattern.compile("\\{\\{\\s*config(?:\\[\\s*['\"]([^'\"]+)['\"]\\s*]|\\.([A-Za-z_]\\w*))\\s*}}");

    private static final Set<String> CREDENTIALS = Set.of(
            "ApiKeyAuthenticator.api_token",
            "BearerAuthenticator.api_token",
            "BasicHttpAuthenticator.password",
            "OAuthAuthenticator.client_secret",
            "OAuthAuthenticator.refresh_token",
            "JwtAuthenticator.secret_key");

    private UnmarkedSecret() {}

    static void check(ManifestComponent spec, RuleReport report) {
        check(spec.get("connection_specification"), report);
    }

    /** What is sent as a secret is one, whatever its own name says. */
    static void sent(ComponentSchema schema, ManifestComponent source, RuleReport report) {
        Node specification = source.component("spec")
                .map(spec -> spec.get("connection_specification"))
                .orElse(null);
        if (specification == null) {
            return;
        }
        new TemplateTexts(schema, (component, field, text) -> {
                    Matcher access = VALUE.matcher(String.valueOf(text.value()));
                    if (CREDENTIALS.contains(component.type() + "." + field) && access.matches()) {
                        String name = access.group(1) == null ? access.group(2) : access.group(1);
                        if (!SecretNames.isSecret(name) && isUnmarkedText(specification, name)) {
                            report.add(
                                    text.place(),
                                    "'" + name + "' of the configuration is sent as '" + field
                                            + "', and the spec does not mark it as a secret; add 'airbyte_secret: true'"
                                            + " there, or false if it is none");
                        }
                    }
                })
                .walk(source);
    }

    /** Only of a property at the top: what is below may be marked as a whole. */
    private static boolean isUnmarkedText(Node specification, String name) {
        Node properties = specification.get("properties");
        return properties != null
                && properties.get(name) instanceof ObjectNode property
                && isText(property)
                && property.get(MARK) == null;
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
