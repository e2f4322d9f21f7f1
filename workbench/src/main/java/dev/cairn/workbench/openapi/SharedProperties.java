package dev.cairn.workbench.openapi;

import dev.cairn.secret.SuspectText;
import dev.cairn.secret.SuspectText.Span;
import dev.cairn.secret.SuspectValues;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.DraftProperties;
import dev.cairn.workbench.draft.PastedSecrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The properties of a configuration that the streams of a document share: one for each name. Not thread-safe. */
final class SharedProperties {

    private final DraftProperties properties = new DraftProperties(PastedSecrets.UNSAID);
    private final Map<String, ConfigProperty> byName = new LinkedHashMap<>();

    List<ConfigProperty> all() {
        return properties.all();
    }

    /** One of which no value is known. */
    ConfigProperty open(String name, String description) {
        return byName.computeIfAbsent(name, one -> properties.open(one, SuspectValues.isNamed(one, one), description));
    }

    /** A secret. */
    ConfigProperty secret(String name) {
        return byName.computeIfAbsent(name, one -> properties.open(one, true, ""));
    }

    /** One that has a value, unless its user gives another; a secret if its name or its value says so. */
    ConfigProperty valued(String name, String value, String description) {
        return byName.computeIfAbsent(
                name,
                one -> properties.add(
                        one, !PastedSecrets.UNSAID.inValue(one, value).isEmpty(), value, description));
    }

    /**
     * A template for a text of the document, with a property for each secret in it.
     *
     * @param hidden the secrets
     * @param between makes a template of what is between them
     */
    String template(String text, List<Span> hidden, UnaryOperator<String> between) {
        return SuspectText.replaced(
                text,
                hidden,
                between,
                span -> byName.computeIfAbsent(span.of(text), value -> properties.add(span.name(), true, value, ""))
                        .template());
    }
}
