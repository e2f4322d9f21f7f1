package dev.cairn.server.internal.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.YamlReader;
import dev.cairn.server.model.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodySchemaTest {

    private static final ApiSchema API = new ApiSchema(new YamlReader().read("schema", """
            Asked:
              type: object
              properties:
                any: {type: integer}
                positive: {type: integer, minimum: 1}
            Open:
              type: object
              additionalProperties: true
            """));

    private final List<ValidationError> errors = new ArrayList<>();

    private Map<String, ?> checked(Map<String, ?> body) {
        return new BodySchema(API, API.definition("Asked")).check(body, List.of("body"), errors);
    }

    @Test
    void aWholeNumberNeedNotHaveBounds() {
        for (long number : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            assertEquals(Map.of("any", number), checked(Map.of("any", number)));
        }
        assertEquals(Map.of("positive", Long.MAX_VALUE), checked(Map.of("positive", Long.MAX_VALUE)));
        assertEquals(List.of(), errors);
    }

    @Test
    void theBoundThatThereIsHolds() {
        checked(Map.of("positive", 0L));
        assertEquals("greater_than_equal", errors.get(0).type());
    }

    @Test
    void aBodyOfAnyMembersIsKept() {
        Map<String, ?> body = Map.of("text", "three words", "count", 3L);
        assertEquals(body, new BodySchema(API, API.definition("Open")).check(body, List.of("body"), errors));
    }
}
