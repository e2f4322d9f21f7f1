package dev.cairn.codegen.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaPathTest {

    @ParameterizedTest
    @CsvSource({
        "properties/check, Root.check",
        "definitions/Stream/properties/retriever, Stream.retriever",
        "definitions/Stream/properties/parts/items, Stream.parts[]",
        "$defs/Stream/properties/byName/additionalProperties, Stream.byName{}",
        "definitions/Stream/properties/loader/anyOf/3/items, Stream.loader[]",
        "definitions/Stream/properties/loader/anyOf/3, Stream.loader|3",
        "definitions/Stream/properties/a/properties/b, Stream.a.b",
    })
    void theShortFormIsWhatPeopleWrite(String pointer, String shortForm) {
        assertEquals(shortForm, new SchemaPath(List.of(pointer.split("/", -1))).shortForm("Root"));
    }
}
