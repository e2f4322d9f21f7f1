package dev.cairn.runtime.internal.config;

import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.schema.SchemaValidator;
import dev.cairn.documents.schema.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a configuration against the connector's {@code connection_specification}, with the messages of the reference,
 * which users and support know. Values of secrets are masked. Thread-safe.
 */
public final class ConfigValidator {

    /** Switches for tests that are no part of any specification. */
    private static final Set<String> INTERNAL_KEYS = Set.of("_limit", "_page_size");

    private final SchemaValidator validator;
    private final JsonSchemaWording wording;

    /**
     * A validator for the configurations of one connector.
     *
     * @param connectionSpecification a JSON schema as plain values
     */
    public ConfigValidator(Map<String, @Nullable Object> connectionSpecification) {
        validator = SchemaValidator.of(connectionSpecification);
        wording = new JsonSchemaWording(SecretPaths.of(connectionSpecification));
    }

    /**
     * What is wrong with a configuration, empty if nothing is: {@code Config validation error: 'api_key' is a required
     * property}. Of several problems the one that the reference would name.
     */
    public Optional<String> problem(ObjectNode config) {
        List<Violation> violations = validator.validate(withoutInternalKeys(config));
        return BestMatch.of(violations).map(violation -> "Config validation error: " + wording.message(violation));
    }

    /** Everything that is wrong with a configuration, for its author: with places, and nothing masked. */
    public List<Diagnostic> diagnose(ObjectNode config) {
        return validator.diagnose(withoutInternalKeys(config));
    }

    private static ObjectNode withoutInternalKeys(ObjectNode config) {
        Map<String, Member> members = new LinkedHashMap<>(config.members());
        members.keySet().removeAll(INTERNAL_KEYS);
        return new ObjectNode(config.place(), members);
    }

    /**
     * Checks a configuration.
     *
     * @throws ConfigException if something is wrong with it
     */
    public void check(ObjectNode config) {
        problem(config).ifPresent(message -> {
            throw new ConfigException(message);
        });
    }

    /** What is wrong with any value by any schema, in the same words, nothing masked; empty if nothing is. */
    public static Optional<String> schemaProblem(Node value, Map<String, @Nullable Object> schema) {
        return BestMatch.of(SchemaValidator.of(schema).validate(value))
                .map(violation -> new JsonSchemaWording(SecretPaths.of(Map.of())).message(violation));
    }
}
