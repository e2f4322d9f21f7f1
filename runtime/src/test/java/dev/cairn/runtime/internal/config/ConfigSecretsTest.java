package dev.cairn.runtime.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigSecretsTest {

    private static Map<String, @Nullable Object> object(String yaml) {
        return ((ObjectNode) new YamlReader().read("c", yaml)).toPlain();
    }

    private static List<String> secrets(String config, String specification) {
        return List.copyOf(ConfigSecrets.in(object(config), object(specification)));
    }

    @Test
    void onlyMarkedFieldsAreSecret() {
        assertEquals(
                List.of("k1"),
                secrets(
                        "{key: k1, user: me}",
                        "{properties: {key: {airbyte_secret: true}, user: {airbyte_secret: false}, gone: {airbyte_secret: true}}}"));
    }

    /** Of short ones masking would tear words apart; what is said to be none is none. */
    @Test
    void whatIsCalledASecretIsOneUnlessTheSpecificationSaysOtherwise() {
        assertEquals(
                List.of("canary-1", "canary-2", "canary-3"),
                secrets(
                        "{token: canary-1, page_token: abcdefgh, pat: short, auth_key: public-one,"
                                + " more: {my_api_key: canary-2}, logins: [{dbPassword: canary-3}]}",
                        "{properties: {token: {type: string}, auth_key: {airbyte_secret: false}, more: {type: object}}}"));
    }

    @Test
    void secretsOfAlternativesAndInsideArraysAreFound() {
        assertEquals(
                List.of("t", "p", "q"),
                secrets(
                        "{auth: {type: token, token: t}, logins: [{password: p}, {password: q}]}",
                        "{properties: {auth: {oneOf: [{properties: {type: {}}}, {properties: {token: {airbyte_secret: true}}}]},"
                                + " logins: {items: {properties: {password: {airbyte_secret: true}}}}}}"));
    }

    @Test
    void aMarkedObjectIsSecretInAllItsTextsAndNumbers() {
        assertEquals(
                List.of("x", "42"),
                secrets("{key: {a: x, b: [42, true, null]}}", "{properties: {key: {airbyte_secret: true}}}"));
    }

    @Test
    void secretsWhoseNamesTheSpecificationDoesNotKnowAreFound() {
        assertEquals(
                List.of("a", "b"),
                secrets(
                        "{plain: p, other: a, headers: {x-key: b}}",
                        "{properties: {plain: {}, headers: {patternProperties: {'^x-': {airbyte_secret: true}}}},"
                                + " additionalProperties: {airbyte_secret: true}}"));
    }
}
