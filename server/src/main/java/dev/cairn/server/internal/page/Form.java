package dev.cairn.server.internal.page;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.model.ConfigForm;
import dev.cairn.server.model.ConfigSaveRequest;
import dev.cairn.server.model.FormMark;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a question is about ({@code config_name}), as a form that is built of the manifest's spec; secrets
 * stay here. Thread-safe.
 */
record Form(Configurations files) {

    private TextFile file(RequestBody<?> body) throws IOException, CannotBeDone {
        return files.file(body.document().text("config_name"));
    }

    private static Map<String, @Nullable Object> config(TextFile file) throws IOException, CannotBeDone {
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
     * @param body has the values of the form in {@code config}, secrets as {@link #shown} has them, if there are any
     */
    ObjectNode node(RequestBody<?> body) throws IOException, CannotBeDone {
        TextFile file = file(body);
        ObjectNode given = body.object("config");
        if (given != null) {
            return new ConfigReader().read(file.name(), Json.write(restored(given, file)));
        }
        String text = file.text();
        return new ConfigReader().read(file.name(), text.isBlank() ? "{}" : text);
    }

    private static @Nullable Object restored(ObjectNode values, TextFile file) throws IOException, CannotBeDone {
        return HiddenSecrets.restored(values.toPlain(), config(file));
    }

    /** What the page shows: the spec, the values without secrets, and a hash for {@link #save}. */
    ConfigForm shown(@Nullable Connector connector, RequestBody<?> body) throws IOException, CannotBeDone {
        Map<?, ?> spec = spec(connector);
        TextFile file = file(body);
        return ConfigForm.fromJson(Map.of(
                "name",
                file.name(),
                "hash",
                file.hash(),
                "spec",
                spec,
                "values",
                withoutSecrets(spec, config(file)),
                "names",
                files.names()));
    }

    /** A configuration that people may see; {@code body} as for {@link #node}. */
    Map<String, @Nullable Object> withoutSecrets(@Nullable Connector connector, RequestBody<?> body)
            throws IOException, CannotBeDone {
        return withoutSecrets(spec(connector), node(body).toPlain());
    }

    @SuppressWarnings("unchecked") // keys are strings
    private static Map<String, @Nullable Object> withoutSecrets(Map<?, ?> spec, Map<String, @Nullable Object> config) {
        Object hidden = HiddenSecrets.hidden(config, HiddenSecrets.alternatives(spec.isEmpty() ? null : spec));
        return hidden instanceof Map<?, ?> map && !HiddenSecrets.isHidden(map)
                ? (Map<String, @Nullable Object>) map
                : Map.of();
    }

    /** What is wrong with the fields; {@code body} as for {@link #node}. */
    List<FormMark> marks(@Nullable Connector connector, RequestBody<?> body) throws IOException, CannotBeDone {
        return FormMarks.of(spec(connector), node(body));
    }

    /**
     * Replaces the file; secrets that the page has not changed stay.
     *
     * @return whether it was replaced; not if it was changed since the page knows it
     */
    boolean save(RequestBody<ConfigSaveRequest> body) throws IOException, CannotBeDone {
        TextFile file = file(body);
        Object values = restored(Objects.requireNonNull(body.object("values")), file);
        return file.replace(body.model().known(), Json.write(values) + "\n").isEmpty();
    }

    @SuppressWarnings("unchecked") // keys are strings
    private static Map<String, @Nullable Object> spec(@Nullable Connector connector) {
        Object schema = connector == null || !connector.hasSpec()
                ? null
                : connector.spec().specification().get("connectionSpecification");
        return schema instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
