package dev.cairn.server.internal.body;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.server.model.JsonModel;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A schema that models are generated from: the definitions of an API's bodies. Thread-safe. */
public final class ApiSchema {

    private final Node definitions;

    /** @param definitions the schemas by their names */
    ApiSchema(Node definitions) {
        this.definitions = definitions;
    }

    /** Reads a schema; {@code name} is that of its file, without {@code .yaml}. */
    public static ApiSchema read(String name) {
        String file = name + ".json";
        Node document = new JsonReader().read(file, DocumentFiles.packaged(JsonModel.class, file));
        return new ApiSchema(Objects.requireNonNull(document.get("$defs")));
    }

    /** All definitions; plain JSON values. */
    public @Nullable Object definitions() {
        return definitions.toPlain();
    }

    /** Reads bodies of a model, whose definition has the name of its class. */
    public <M extends JsonModel> BodyModel<M> model(Class<? extends JsonModel> type, Function<Object, M> fromJson) {
        return new BodyModel<>(new BodySchema(this, definition(type.getSimpleName())), fromJson);
    }

    Node definition(String name) {
        return Objects.requireNonNull(definitions.get(name), name);
    }
}
