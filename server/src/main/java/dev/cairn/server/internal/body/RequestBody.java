package dev.cairn.server.internal.body;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.server.model.JsonModel;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, checked and bound to its model.
 *
 * @param model what the members are, with defaults
 * @param document the same with places, which are those of the body
 */
public record RequestBody<M extends JsonModel>(M model, ObjectNode document) {

    /** What places say they are in. */
    public static final String NAME = "request";

    /** A member that is an object, with its places; null where it is absent or null. */
    public @Nullable ObjectNode object(String name) {
        return document.get(name) instanceof ObjectNode object ? object : null;
    }
}
