package dev.cairn.runtime;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.PlainNodes;
import dev.cairn.models.SpecModel;
import dev.cairn.runtime.config.SourceIdentity.Settings;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.config.ConfigSecrets;
import dev.cairn.runtime.internal.config.ConfigSettings;
import dev.cairn.runtime.internal.config.ConfigValidator;
import dev.cairn.runtime.internal.config.normalize.ConfigNormalization;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration after the manifest's rules. Thread-safe.
 *
 * <p>Tokens in it may be replaced while a command runs, so what it is now can be asked for at any time.
 */
final class Configuration {

    private final @Nullable SpecModel spec;
    private final ConfigNormalization rules;
    private final Map<String, @Nullable Object> given;
    private final boolean changed;
    private final Map<String, @Nullable Object> migrated;
    private volatile ObjectNode current;

    private Configuration(
            @Nullable SpecModel spec,
            ConfigNormalization rules,
            Map<String, @Nullable Object> given,
            ConfigNormalization.Result result,
            ObjectNode current) {
        this.spec = spec;
        this.rules = rules;
        this.given = given;
        this.changed = result.changed();
        this.migrated = result.migrated();
        this.current = current;
    }

    /**
     * What the manifest's rules make of a configuration.
     *
     * @param components makes the custom components among them
     * @param secrets learns the secrets of the configuration, before and after the changes
     * @throws SyncException if a rule cannot be followed
     */
    static Configuration of(
            Manifest manifest, ObjectNode given, SecretMask secrets, Clock clock, ComponentRegistry components) {
        SpecModel spec = manifest.spec();
        Map<String, @Nullable Object> before = given.toPlain();
        secrets.except(manifest.notSecret());
        learn(spec, before, secrets);
        ConfigNormalization rules = manifest.normalization(clock, components);
        ConfigNormalization.Result result = rules.apply(before);
        learn(spec, result.effective(), secrets);
        return new Configuration(
                spec,
                rules,
                before,
                result,
                result.effective().equals(before) ? given : placed(given, result.effective()));
    }

    /** The secrets of other values that the connector is to run with. */
    void learn(Map<String, @Nullable Object> other, SecretMask secrets) {
        learn(spec, other, secrets);
    }

    /** Teaches a mask the secrets of a configuration, as a specification marks them, or their names say. */
    static void learn(@Nullable SpecModel spec, Map<String, @Nullable Object> config, SecretMask secrets) {
        ConfigSecrets.in(config, spec == null ? Map.of() : spec.connectionSpecification())
                .forEach(secrets::add);
    }

    private static ObjectNode placed(ObjectNode given, Map<String, @Nullable Object> values) {
        return (ObjectNode) PlainNodes.of(given.place(), values);
    }

    /** What the connector runs with, as plain JSON values. */
    Map<String, @Nullable Object> plain() {
        return current.toPlain();
    }

    /** What is to be saved in place of what the user gave; empty where that may stay. */
    Optional<Map<String, @Nullable Object>> migrated() {
        return changed ? Optional.of(migrated) : Optional.empty();
    }

    /** What the user gave, without secrets. */
    Settings given(Map<?, ?> manifest) {
        return settings(given, manifest);
    }

    /** What the manifest's rules have made of it for good, without secrets. */
    Settings saved(Map<?, ?> manifest) {
        return settings(migrated, manifest);
    }

    private Settings settings(Map<String, @Nullable Object> of, Map<?, ?> manifest) {
        return ConfigSettings.of(of, spec == null ? Map.of() : spec.connectionSpecification(), manifest);
    }

    /** Tokens were replaced. */
    void replace(Map<String, @Nullable Object> changed) {
        current = placed(current, changed);
    }

    /** What the specification has against it, in the reference's words. */
    Optional<String> problem() {
        return spec == null ? Optional.empty() : new ConfigValidator(spec.connectionSpecification()).problem(current);
    }

    /** All that the specification has against it, and where, which is more than the reference's words. */
    List<Diagnostic> diagnose() {
        return spec == null ? List.of() : new ConfigValidator(spec.connectionSpecification()).diagnose(current);
    }

    /**
     * Asks the validations of the manifest's rules.
     *
     * @throws SyncException if one of them fails
     */
    void validate() {
        rules.validate(plain());
    }

    /** @throws SyncException if the specification or a validation has something against it */
    void requireValid() {
        problem().ifPresent(problem -> {
            throw new ConfigException(problem);
        });
        validate();
    }
}
