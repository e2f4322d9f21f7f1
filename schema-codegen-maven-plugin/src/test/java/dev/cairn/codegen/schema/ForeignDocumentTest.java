package dev.cairn.codegen.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.JsonReader;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignDocumentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{}",
                "{'minLength': 2}",
                "{'maximum': 3.0}",
                "{'contains': {'minimum': 5}}",
                "{'uniqueItems': true}",
                "{'dependentRequired': {'a': ['b']}}",
                "{'dependencies': {'a': ['b']}, 'foo': 1}",
                "{'maxProperties': 2}",
                "{'contentEncoding': 'base64'}",
                "{'if': {'const': 0}}",
                "{'default': []}",
                "{'title': 'Anything', 'description': 'Whatever', '$comment': 'valid'}",
                "{'$dynamicRef': '#node'}",
                "{'enum': [null]}",
                "{'openapi': '3.2.0', 'paths': {}}",
                "{'swagger': 2.0, 'paths': {}}"
            })
    void aSchemaIsOneByAnyOfItsKeywordsAndADocumentOfOpenApiByItsVersion(String json) {
        assertEquals(Optional.empty(), problem(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{'title': 'A page', 'author': 'me'}", "{'foo': 1}", "{'openapi': '4.0.0', 'paths': {}}"})
    void whatHasNoKeywordThatShapesOrChecksAValueIsNone(String json) {
        assertTrue(problem(json).isPresent());
    }

    private static Optional<String> problem(String json) {
        return ForeignDocument.problem(new JsonReader().read("schema.json", json.replace('\'', '"')));
    }
}
