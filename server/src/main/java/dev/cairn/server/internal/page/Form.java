package dev.cairn.server.internal.page;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.ConfigReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration, as a form that is built of the manifest's spec; secrets stay here. Thread-safe. */
final class Form {

    private final TextFile file;

    Form(TextFile file) {
        this.file = file;
    }

    private Map<String, @Nullable Object> config() throws IOException, CannotBeDone {
        String text = file.text();
        if (text.isBlank()) {
            return Map.of();
        }
        try {
            return new ConfigReader().read(file.name(), text).toPlain();
        } catch (InvalidDocumentException e) {
            throw new CannotBeDone(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The configuration for a run: what stands in the form, which need not be saved, or else what is in the file.
     *
     * @param given {@code values} of the page with places of secrets, as {@link #shown} has them; null for none
     */
    ObjectNode node(@Nullable Object given) throws IOException, CannotBeDone {
        if (given instanceof Map<?, ?> values) {
            return new ConfigReader().read(file.name(), Json.write(HiddenSecrets.restored(values, config())));
        }
        String text = file.text();
        return new ConfigReader().read(file.name(), text.isBlank() ? "{}" : text);
    }

    /** What the page shows: the spec, the values without secrets, and a hash for {@link #save}. */
    Map<String, @Nullable Object> shown(@Nullable Connector connector) throws IOException, CannotBeDone {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        Map<?, ?> spec = spec(connector);
        shown.put("name", file.name());
        shown.put("hash", file.hash());
        shown.put("spec", spec);
        shown.put("values", withoutSecrets(spec, config()));
        return shown;
    }

    /** A configuration that people may see; {@code given} as for {@link #node}. */
    Map<String, @Nullable Object> withoutSecrets(@Nullable Connector connector, @Nullable Object given)
            throws IOException, CannotBeDone {
        return withoutSecrets(spec(connector), node(given).toPlain());
    }

    @SuppressWarnings("unchecked") // keys are strings
    private static Map<String, @Nullable Object> withoutSecrets(Map<?, ?> spec, Map<String, @Nullable Object> config) {
        Object hidden = HiddenSecrets.hidden(config, HiddenSecrets.alternatives(spec.isEmpty() ? null : spec));
        return hidden instanceof Map<?, ?> map && !HiddenSecrets.isHidden(map)
                ? (Map<String, @Nullable Object>) map
                : Map.of();
    }

    /**
     * Replaces the file; secrets that the page has not changed stay.
     *
     * @return whether it was replaced; not if somebody else has changed it since the page knows it
     */
    boolean save(String known, Object values) throws IOException, CannotBeDone {
        Object restored = HiddenSecrets.restored(values, config());
        return file.replace(known, Json.write(restored) + "\n").isEmpty();
    }

    private static Map<?, ?> spec(@Nullable Connector connector) {
        Object schema = connector == null || !connector.hasSpec()
                ? null
                : connector.spec().specification().get("connectionSpecification");
        return schema instanceof Map<?, ?> map ? map : Map.of();
    }
}
