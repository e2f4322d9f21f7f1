package dev.cairn.manifest.rule;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.core.secret.SuspectText;
import dev.cairn.core.secret.SuspectValues;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A key that is written into a manifest is known to everyone who has it. Templates are none, whatever they read. */
record LiteralSecret(NotSecret none, RuleReport report) {

    private static final Pattern TEMPLATE = Pattern.compile("(?s)\\{\\{.*?}}|\\{%.*?%}");

    private static final List<String> ADDRESSES = List.of("url", "url_base", "path", "token_refresh_endpoint");

    private static final List<String> SENT = List.of(
            "request_headers",
            "request_parameters",
            "request_body",
            "request_body_data",
            "request_body_json",
            "refresh_request_body",
            "refresh_request_headers");

    private static final Set<String> CREDENTIALS = Set.of(
            "api_token", "password", "username", "client_secret", "refresh_token", "access_token_value", "secret_key");

    /** The components that send something, or log in. */
    static String[] types() {
        return new String[] {
            "HttpRequester",
            "ApiKeyAuthenticator",
            "BearerAuthenticator",
            "BasicHttpAuthenticator",
            "OAuthAuthenticator",
            "JwtAuthenticator"
        };
    }

    static void check(ManifestComponent component, RuleReport report) {
        Node metadata = component
                .enclosing("DeclarativeSource")
                .map(source -> source.get("metadata"))
                .orElse(null);
        Object said = metadata instanceof ObjectNode object ? object.toPlain().get(NotSecret.FIELD) : null;
        LiteralSecret rule = new LiteralSecret(NotSecret.of(said), report);
        ADDRESSES.forEach(field -> rule.address(field, component.get(field)));
        SENT.forEach(field -> rule.sent(field, component.get(field), field.endsWith("headers")));
        CREDENTIALS.forEach(field -> rule.credential(field, component.get(field)));
    }

    private void address(String field, @Nullable Node node) {
        if (node instanceof ScalarNode scalar && scalar.value() instanceof String text && report.isNew(field, scalar)) {
            String bare = bare(text);
            tell(scalar, field, bare, text().inAddress(bare));
        }
    }

    private void sent(String name, @Nullable Node node, boolean header) {
        if (node instanceof ObjectNode object) {
            object.members().forEach((key, member) -> sent(key, member.value(), header));
        } else if (node instanceof ArrayNode array) {
            array.items().forEach(item -> sent(name, item, header));
        } else if (node instanceof ScalarNode scalar
                && scalar.value() instanceof String text
                && report.isNew(name, scalar)) {
            String bare = bare(text);
            boolean own = header && !SuspectValues.isStandardHeader(name);
            if (none.covers(name, text)) {
                return;
            }
            if (isSecret(own, text) || SuspectValues.isCertain(name, bare.strip())) {
                tell(scalar, name);
            } else {
                tell(scalar, name, bare, text().in(bare));
            }
        }
    }

    private void credential(String field, @Nullable Node node) {
        if (node instanceof ScalarNode scalar && scalar.value() instanceof String text) {
            if (report.isNew(field, scalar) && !none.covers(field, text) && isSecret(true, text)) {
                tell(scalar, field);
            }
        }
    }

    /**
     * True if a text is one, seen by its shape. What stands beside a template is often the scheme of a token.
     *
     * @param own whether the place is one for credentials, so that a doubt is enough
     */
    private static boolean isSecret(boolean own, String text) {
        String literal = bare(text).strip();
        return (own && literal.equals(text.strip()))
                ? SuspectValues.isSecret("", literal)
                : SuspectValues.isCertain("", literal);
    }

    private SuspectText text() {
        return new SuspectText((name, value) -> !none.covers(name, value) && SuspectValues.isCertain(name, value));
    }

    private void tell(ScalarNode node, String name, String text, List<SuspectText.Span> found) {
        if (found.stream().anyMatch(span -> !none.covers(span.name(), span.of(text)))) {
            tell(node, name);
        }
    }

    private void tell(ScalarNode node, String name) {
        report.add(
                node.place(),
                "'" + name
                        + "' has what looks like a secret, and all who have the manifest can read it; put it into the"
                        + " configuration, or name it in 'not_secret' of the manifest's 'metadata' if it is none");
    }

    /** Blanks in place of templates. */
    private static String bare(String text) {
        return TEMPLATE.matcher(text).replaceAll(template -> " ".repeat(template.end() - template.start()));
    }
}
