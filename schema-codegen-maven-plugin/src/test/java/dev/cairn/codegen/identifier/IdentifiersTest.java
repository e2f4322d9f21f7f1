package dev.cairn.codegen.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {

    private final Identifiers identifiers = new Identifiers();

    @ParameterizedTest
    @CsvSource({
        "page_size, pageSize",
        "$parameters, parameters",
        "class, _class",
        "HTTP_METHOD, httpMethod",
        "3d, _3d",
        "to-json, toJson_",
        "wait, wait_",
    })
    void componentsFollowJsonschema2pojo(String property, String name) {
        assertEquals(name, identifiers.component(property));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPAPIBudget, HTTPAPIBudget",
        "io.k8s.api.Pod, IoK8sApiPod",
        "error_handler, ErrorHandler",
        "class, Class",
    })
    void typesKeepTheirNamesWhereTheyCan(String name, String type) {
        assertEquals(type, identifiers.type(name));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, GET",
        "oauth2.0, OAUTH2_0",
        "transientError, TRANSIENT_ERROR",
        "3d, _3D",
        "'', EMPTY",
        "-, MINUS",
        ">=, GT_EQ"
    })
    void constantsAreShouted(String value, String constant) {
        assertEquals(constant, Identifiers.constant(value));
    }

    @ParameterizedTest
    @CsvSource({
        "policies, policy",
        "streams, stream",
        "status, status",
        "classes, class",
        "boxes, box",
        "address, address"
    })
    void elementsAreSingular(String plural, String singular) {
        assertEquals(singular, Identifiers.singular(plural));
    }
}
