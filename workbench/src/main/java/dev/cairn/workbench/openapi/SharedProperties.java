package dev.cairn.workbench.openapi;

import dev.cairn.core.secret.SuspectText;
import dev.cairn.core.secret.SuspectText.Span;
import dev.cairn.core.secret.SuspectValues;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.DraftProperties;
import dev.cairn.workbench.draft.PastedSecrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The properties of a configuration that the streams of a document share: one for each name. Not thread-safe. */
final class SharedProperties {

    private final PastedSecrets secrets;
    private final DraftProperties properties;
    private final Map<String, ConfigProperty> byName = new LinkedHashMap<>();

    /** @param secrets judges values */
    SharedProperties(PastedSecrets secrets) {
        this.secrets = secrets;
        this.properties = new DraftProperties(secrets);
    }

    PastedSecrets secrets() {
        return secrets;
    }

    List<ConfigProperty> all() {
        return properties.all();
    }

    /** One of which no value is known. */
    ConfigProperty open(String name, String description) {
        return byName.computeIfAbsent(
                name,
                one -> properties.open(one, SuspectValues.isNamed(one, one) && !secrets.isNone(one, one), description));
    }

    /** A secret. */
    ConfigProperty secret(String name) {
        return byName.computeIfAbsent(name, one -> properties.open(one, true, ""));
    }

    /**
     * One that has a value, unless its user gives another; a secret if its name or its value says so.
     *
     * @param origin where the value stands in the document
     */
    ConfigProperty valued(String name, String value, String description, String origin) {
        return byName.computeIfAbsent(
                name,
                one -> secrets.inValue(one, value).isEmpty()
                        ? properties.add(one, false, value, description)
                        : properties.secret(one, value, description, origin));
    }

    /**
     * A template for a text of the document, with a property for each secret in it.
     *
     * @param hidden the secrets
     * @param origin where the text stands in the document
     * @param between makes a template of what is between them
     */
    String template(String text, List<Span> hidden, String origin, UnaryOperator<String> between) {
        return SuspectText.replaced(
                text,
                hidden,
                between,
                span -> byName.computeIfAbsent(
                                span.of(text), value -> properties.secret(span.name(), value, "", origin))
                        .template());
    }
}
