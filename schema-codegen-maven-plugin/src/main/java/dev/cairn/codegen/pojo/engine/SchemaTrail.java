package dev.cairn.codegen.pojo.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.documents.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The schemas that the generator is in, so that a problem has a place. */
final class SchemaTrail {

    private final SchemaReader reader;
    private final Deque<JsonNode> schemas = new ArrayDeque<>();

    SchemaTrail(SchemaReader reader) {
        this.reader = reader;
    }

    void enter(JsonNode schema) {
        schemas.push(schema);
    }

    /** Left in peace: a schema that ends with an exception stays, and is where the problem is. */
    void leave() {
        schemas.pop();
    }

    /** Before another file. */
    void clear() {
        schemas.clear();
    }

    /** The innermost schema that stands in a document; empty if there is none. */
    Optional<Place> place() {
        return schemas.stream()
                .flatMap(schema -> reader.placeOf(schema).stream())
                .findFirst();
    }
}
