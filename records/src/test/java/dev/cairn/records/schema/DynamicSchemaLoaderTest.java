package dev.cairn.records.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.Place;
import dev.cairn.json.Json;
import dev.cairn.records.FieldPath;
import dev.cairn.records.LambdaTemplate;
import dev.cairn.records.RecordTransformation;
import dev.cairn.records.Rendered;
import dev.cairn.records.transform.KeysToSnakeCase;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicSchemaLoaderTest {

    private static final Scope NONE = name -> Scope.UNDEFINED;
    private static final Place PLACE = new Place("m.yaml", 7, 3);

    @Test
    void makesAPropertyOfEachDescription() throws Exception {
        assertEquals(
                "{\"$schema\":\"https://json-schema.org/draft-07/schema#\",\"type\":\"object\","
                        + "\"additionalProperties\":true,"
                        + "\"properties\":{\"n\":{\"type\":[\"null\",\"integer\"]},\"s\":{\"type\":[\"null\",\"string\"]}}}",
                Json.write(loader("{\"fields\":[{\"name\":\"n\",\"kind\":\"integer\"},{\"name\":\"s\"}]}")
                        .load()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"boolean\" | {\"type\":[\"null\",\"boolean\"]}",
                "\"date\" | {\"type\":[\"null\",\"string\"],\"format\":\"date\"}",
                "\"timestamp_with_timezone\" | {\"type\":[\"null\",\"string\"],\"format\":\"date-time\"}",
                "\"timestamp_without_timezone\" | {\"type\":[\"null\",\"string\"],\"format\":\"date-time\","
                        + "\"airbyte_type\":\"timestamp_without_timezone\"}",
                "\"time_with_timezone\" | {\"type\":[\"null\",\"string\"],\"format\":\"time\","
                        + "\"airbyte_type\":\"time_with_timezone\"}",
                "[\"string\",\"number\"] | {\"oneOf\":[{\"type\":[\"null\",\"string\"]},{\"type\":[\"null\",\"number\"]}]}",
            })
    void knowsAirbytesTypes(String kind, String expected) throws Exception {
        assertEquals("{\"f\":" + expected + "}", properties(loader(field(kind))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"int\"", "5", "null", "[\"string\"]", "[\"string\",\"number\",\"integer\"]"})
    void refusesOtherTypes(String kind) throws IOException {
        DynamicSchemaLoader loader = loader(field(kind));
        assertThrows(ConfigException.class, loader::load);
    }

    @Test
    void namesThePlaceTheFieldAndTheTypesThatThereAre() throws IOException {
        ConfigException failure = assertThrows(ConfigException.class, loader(field("\"b\""))::load);
        assertEquals(
                "m.yaml:7:3: the type of field 'f' is 'b', which is no Airbyte data type (expected one of string,"
                        + " boolean, integer, number, array, object, date, timestamp_with_timezone,"
                        + " timestamp_without_timezone, time_with_timezone, time_without_timezone); types_mapping can map"
                        + " it to one of these",
                failure.getMessage());
    }

    @Test
    void namesTheFieldWhoseFilterFails() throws IOException {
        Template failing = LambdaTemplate.of(scope -> {
            throw new TemplateException("no such filter", -1, null);
        });
        DynamicSchemaLoader loader = loader("{\"fields\":[{\"name\":\"a\"}]}", failing, List.of(), List.of());
        assertEquals(
                "m.yaml:7:3: a template fails for field 'a': no such filter",
                assertThrows(ConfigException.class, loader::load).getMessage());
    }

    @Test
    void mapsTypesByTheFirstEntryThatFits() throws Exception {
        Template never = LambdaTemplate.of(scope -> false);
        Template ifDescribed =
                LambdaTemplate.of(scope -> scope.lookUp("raw_schema") instanceof Map<?, ?> m && m.containsKey("name"));
        assertEquals(
                "{\"f\":{\"type\":[\"null\",\"integer\"]}}",
                properties(loader(
                        field("\"int\""),
                        new TypeMapping("int", new FieldType.Named("number"), never),
                        new TypeMapping("int", new FieldType.Named("integer"), ifDescribed),
                        new TypeMapping("int", new FieldType.Named("string"), null))));
    }

    @Test
    void mapsListsOfTypes() throws Exception {
        assertEquals(
                "{\"f\":{\"type\":[\"null\",\"object\"]}}",
                properties(loader(
                        field("[\"a\",\"b\",\"c\"]"),
                        new TypeMapping(List.of("a", "b", "c"), new FieldType.Named("object"), null))));
    }

    @Test
    void nestsTheItemsOfComplexTypes() throws Exception {
        FieldType nested =
                new FieldType.Complex("array", new FieldType.Complex("array", new FieldType.Named("integer")));
        assertEquals(
                "{\"f\":{\"type\":[\"null\",\"array\"],\"items\":{\"type\":[\"null\",\"array\"],"
                        + "\"items\":{\"type\":[\"null\",\"integer\"]}}}}",
                properties(loader(field("\"ints\""), new TypeMapping("ints", nested, null))));
    }

    @Test
    void filtersPropertiesAndThenTransformsThem() throws Exception {
        Template notSecret = LambdaTemplate.of(
                scope -> scope.lookUp("record") instanceof Map<?, ?> property && !property.containsKey("SecretOne"));
        DynamicSchemaLoader loader = loader(
                "{\"fields\":[{\"name\":\"SecretOne\"},{\"name\":\"OpenOne\"}]}",
                notSecret,
                List.of(new KeysToSnakeCase()),
                List.of());
        assertEquals("{\"open_one\":{\"type\":[\"null\",\"string\"]}}", properties(loader));
    }

    @Test
    void takesTheKeysOfAnObjectForNames() throws Exception {
        Supplier<FieldPath> root = FieldPath::new;
        SchemaTypeIdentifier identifier = new SchemaTypeIdentifier(root, root, null, List.of(), PLACE);
        Map<String, @Nullable Object> record = Rendered.tree("{\"a\":1,\"b\":2}");
        assertEquals(
                "{\"a\":{\"type\":[\"null\",\"string\"]},\"b\":{\"type\":[\"null\",\"string\"]}}",
                properties(new DynamicSchemaLoader(() -> record, identifier, null, List.of(), NONE)));
    }

    @Test
    void hasNoPropertiesWithoutARecord() throws Exception {
        SchemaTypeIdentifier identifier =
                new SchemaTypeIdentifier(FieldPath::new, DynamicSchemaLoaderTest::kind, null, List.of(), PLACE);
        assertEquals("{}", properties(new DynamicSchemaLoader(() -> null, identifier, null, List.of(), NONE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"other\":1}",
                "{\"fields\":null}",
                "{\"fields\":[{\"kind\":\"string\"}]}",
                "{\"fields\":[{\"name\":1}]}"
            })
    void refusesARecordThatDescribesNoFields(String record) throws IOException {
        DynamicSchemaLoader loader = loader(record);
        assertThrows(ConfigException.class, loader::load);
    }

    private static FieldPath kind() {
        return new FieldPath("kind");
    }

    private static String field(String kind) {
        return "{\"fields\":[{\"name\":\"f\",\"kind\":" + kind + "}]}";
    }

    private static DynamicSchemaLoader loader(String record, TypeMapping... mappings) throws IOException {
        return loader(record, null, List.of(), List.of(mappings));
    }

    private static DynamicSchemaLoader loader(
            String record,
            @Nullable Template filter,
            List<RecordTransformation> transformations,
            List<TypeMapping> mappings)
            throws IOException {
        Map<String, @Nullable Object> tree = Rendered.tree(record);
        SchemaTypeIdentifier identifier = new SchemaTypeIdentifier(
                () -> new FieldPath("fields"),
                () -> new FieldPath("name"),
                DynamicSchemaLoaderTest::kind,
                mappings,
                PLACE);
        return new DynamicSchemaLoader(() -> tree, identifier, filter, transformations, NONE);
    }

    private static String properties(DynamicSchemaLoader loader) throws InterruptedException {
        return Json.write(loader.load().get("properties"));
    }
}
