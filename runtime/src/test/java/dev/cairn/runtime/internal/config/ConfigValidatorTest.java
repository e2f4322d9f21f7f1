package dev.cairn.runtime.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts as Python's jsonschema 4.26 gives them for the same schema and configuration. */
class ConfigValidatorTest {

    private static ObjectNode object(String yaml) {
        return (ObjectNode) new YamlReader().read("c", yaml);
    }

    private static Optional<String> problem(String specification, String config) {
        return new ConfigValidator(object(specification).toPlain()).problem(object(config));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{required: [a, api_key]} ; {a: 1} ; 'api_key' is a required property",
                "{properties: {a: {type: [string, 'null']}}} ; {a: 1} ; 1 is not of type 'string', 'null'",
                "{properties: {a: {enum: [x, 1, true, null]}}} ; {a: \"it's\"} ; \"it's\" is not one of ['x', 1, True, None]",
                "{properties: {a: {const: x}}} ; {a: y} ; 'x' was expected",
                "{properties: {a: {pattern: '^\\d+$'}}} ; {a: y} ; 'y' does not match '^\\\\d+$'",
                "{properties: {a: {minimum: 1}}} ; {a: 0.5} ; 0.5 is less than the minimum of 1",
                "{properties: {a: {maxItems: 1}}} ; {a: [1, x]} ; [1, 'x'] is too long",
                "{properties: {a: {minLength: 1}}} ; {a: ''} ; '' should be non-empty",
                "{additionalProperties: false} ; {b: 1, a: 2} ; Additional properties are not allowed ('a', 'b' were unexpected)",
                "{properties: {a: {oneOf: [{required: [x]}, {required: [y]}]}}} ; {a: {z: 1}} ; {'z': 1} is not valid under any of the given schemas",
                "{properties: {a: {type: string}}, required: [b]} ; {a: 1} ; 'b' is a required property",
                "{properties: {a: {type: string}, b: {type: string}}} ; {a: 1, b: 2} ; 2 is not of type 'string'",
            })
    void speaksLikeTheReference(String specification, String config, String message) {
        assertEquals(Optional.of("Config validation error: " + message), problem(specification, config));
    }

    @Test
    void acceptsValidConfigurationsAndInternalSwitches() {
        assertEquals(
                Optional.empty(),
                problem("{additionalProperties: false, properties: {a: {}}}", "{a: 1, _limit: 5, _page_size: 2}"));
    }

    @Test
    void namesTheProblemOfTheAlternativeThatFitsBest() {
        String specification = """
                properties:
                  credentials:
                    oneOf:
                      - {required: [kind, token], properties: {kind: {const: token}, token: {type: string}}}
                      - {required: [kind, user], properties: {kind: {const: basic}, user: {type: string}}}
                """;
        assertEquals(
                Optional.of("Config validation error: 'basic' was expected"),
                problem(specification, "{credentials: {kind: token}}"));
    }

    @Test
    void masksSecrets() {
        String specification = "{properties: {token: {type: string, airbyte_secret: true}, x: {type: string}}}";
        assertEquals(
                Optional.of("Config validation error: '****' is not of type 'string'"),
                problem(specification, "{token: 12345}"));
        assertEquals(
                Optional.of("Config validation error: {'token': '****', 'y': 1} has too many properties"),
                problem("{maxProperties: 1, properties: {token: {airbyte_secret: true}}}", "{token: 12345, y: 1}"));
    }

    @Test
    void throwsAConfigError() {
        var validator = new ConfigValidator(object("{required: [a]}").toPlain());
        assertEquals(
                "Config validation error: 'a' is a required property",
                assertThrows(ConfigException.class, () -> validator.check(object("{}")))
                        .userMessage());
    }
}
