package dev.cairn.records.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.error.SystemException;
import dev.cairn.json.Json;
import dev.cairn.records.AddedField;
import dev.cairn.records.FieldPath;
import dev.cairn.records.LambdaTemplate;
import dev.cairn.records.RecordTransformation;
import dev.cairn.records.Rendered;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformationTest {

    private static final Scope CONFIG = name -> name.equals("config") ? Map.of("k", "v") : Scope.UNDEFINED;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a.b   | {}                  | {\"a\":{\"b\":\"v\"}}",
                "a.0.b | {}                  | {\"a\":[{\"b\":\"v\"}]}",
                "a.2   | {\"a\":[1]}         | {\"a\":[1,null,\"v\"]}",
                "a.0.b | {\"a\":{}}          | {\"a\":{\"0\":{\"b\":\"v\"}}}",
                "0     | {}                  | {\"0\":\"v\"}",
                "a.1.x | {\"a\":[{\"y\":1}]} | {\"a\":[{\"y\":1},{\"x\":\"v\"}]}",
                "a.0   | {\"a\":[{\"y\":1}]} | {\"a\":[\"v\"]}",
                "a.*   | {\"a\":{\"b\":1}}   | {\"a\":{\"b\":1,\"*\":\"v\"}}",
            })
    void addFieldsMakesWhatIsMissingOnTheWay(String path, String record, String expected) throws IOException {
        assertEquals(expected, transformed(addV(path), record));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"a.b | {\"a\":null}", "a.b | {\"a\":[1]}", "a.-1 | {\"a\":[1]}", "a.b | {\"a\":\"s\"}"})
    void addFieldsFailsWhereThereIsNoPlaceForAField(String path, String record) {
        assertThrows(SystemException.class, () -> transformed(addV(path), record));
    }

    @Test
    void addFieldsLetsAFieldSeeThoseBeforeIt() throws IOException {
        Template next = LambdaTemplate.of(scope -> field(scope, "n") instanceof Long n ? n + 1 : null);
        RecordTransformation twice = new AddFields(
                List.of(new AddedField(List.of("n"), next, Map.of()), new AddedField(List.of("n"), next, Map.of())),
                null);
        assertEquals("{\"n\":3}", transformed(twice, "{\"n\":1}"));
    }

    @Test
    void addFieldsAsksItsConditionForEachField() throws IOException {
        Template isA = LambdaTemplate.of(
                scope -> List.of("a").equals(scope.lookUp("path")) && "v".equals(scope.lookUp("value")));
        RecordTransformation add = new AddFields(
                List.of(
                        new AddedField(List.of("a"), LambdaTemplate.constant("v"), Map.of()),
                        new AddedField(List.of("b"), LambdaTemplate.constant("v"), Map.of())),
                isA);
        assertEquals("{\"a\":\"v\"}", transformed(add, "{}"));
    }

    @Test
    void addFieldsCopiesWhatItAdds() throws IOException {
        RecordTransformation copy = new AddFields(
                List.of(new AddedField(List.of("b"), LambdaTemplate.of(s -> field(s, "a")), Map.of())), null);
        RecordTransformation remove = new RemoveFields(List.of(new FieldPath("a", "x")), null);
        assertEquals(
                "{\"a\":{},\"b\":{\"x\":1}}",
                transformed(
                        (record, scope) -> {
                            copy.transform(record, scope);
                            remove.transform(record, scope);
                        },
                        "{\"a\":{\"x\":1}}"));
    }

    @Test
    void addFieldsSeesTheConfiguration() throws IOException {
        RecordTransformation add = new AddFields(
                List.of(new AddedField(
                        List.of("a"),
                        LambdaTemplate.of(s -> s.lookUp("config") instanceof Map<?, ?> config ? config.get("k") : null),
                        Map.of())),
                null);
        assertEquals("{\"a\":\"v\"}", transformed(add, "{}"));
    }

    @Test
    void removeFieldsRemovesAllThatItsPointersLeadTo() throws IOException {
        RecordTransformation remove = new RemoveFields(
                List.of(new FieldPath("a", "*", "x"), new FieldPath("nope"), new FieldPath("b")), null);
        assertEquals(
                "{\"a\":{\"p\":{},\"q\":{\"y\":2}}}",
                transformed(remove, "{\"a\":{\"p\":{\"x\":1},\"q\":{\"x\":1,\"y\":2}},\"b\":1}"));
    }

    @Test
    void removeFieldsWithAConditionRemovesEveryValueThatMeetsIt() throws IOException {
        Template isOne = LambdaTemplate.of(scope -> Long.valueOf(1).equals(scope.lookUp("property")));
        RecordTransformation remove = new RemoveFields(List.of(new FieldPath("zzz")), isOne);
        assertEquals(
                "{\"b\":{\"d\":[null,2]},\"e\":[null]}",
                transformed(remove, "{\"a\":1,\"b\":{\"c\":1,\"d\":[1,2,1]},\"e\":[1,1]}"));
    }

    @Test
    void removeFieldsAsksItsConditionOnlyOfValuesWithoutMembers() throws IOException {
        Template isMap = LambdaTemplate.of(scope -> scope.lookUp("property") instanceof Map);
        RecordTransformation remove = new RemoveFields(List.of(new FieldPath("a")), isMap);
        assertEquals("{\"a\":{\"x\":1}}", transformed(remove, "{\"a\":{\"x\":1}}"));
    }

    @Test
    void keysToLowerChangesTopLevelKeys() throws IOException {
        assertEquals("{\"ab\":{\"C\":1},\"ü\":2}", transformed(new KeysToLower(), "{\"AB\":{\"C\":1},\"Ü\":2}"));
    }

    @Test
    void keysReplaceChangesKeysOfObjectsButNotInLists() throws IOException {
        RecordTransformation replace = new KeysReplace(LambdaTemplate.constant(" "), LambdaTemplate.constant("_"));
        assertEquals(
                "{\"a_b\":{\"c_d\":1},\"l\":[{\"e f\":2}]}",
                transformed(replace, "{\"a b\":{\"c d\":1},\"l\":[{\"e f\":2}]}"));
    }

    @Test
    void keysReplaceHasPythonsWordForNone() throws IOException {
        RecordTransformation replace = new KeysReplace(LambdaTemplate.constant("a"), LambdaTemplate.of(scope -> null));
        assertEquals("{\"bNone\":1}", transformed(replace, "{\"ba\":1}"));
    }

    @ParameterizedTest
    @CsvSource({
        "FirstName, first_name",
        "HTTPStatus, httpstatus",
        "x2Y, x_2_y",
        "ID_of-Thing, id_of_thing",
        "ÜberName, uber_name",
        "1st, _1_st",
        "_id, _id",
        "id_, id_",
        "'', ''",
        "__a__, _a_",
        "2024-01-01, _2024_01_01",
        "aB, a_b",
        "ABc, abc",
        "ñandú, nandu",
        "日本語, ri_ben_yu",
        "$x, _x",
        "x$, x_",
        "😀smile, _grinning_smile",
        "--, ''",
        "a--b, a_b",
        "1, _1",
        "-1-, _1_"
    })
    void keysToSnakeCaseSplitsWords(String key, String expected) throws IOException {
        assertEquals(
                "{" + Json.write(expected) + ":1}", transformed(new KeysToSnakeCase(), "{" + Json.write(key) + ":1}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "true  | {\"a\":{\"b\":1,\"c\":{\"b\":2}},\"l\":[1,{\"x\":2,\"b\":3}],\"e\":{},\"el\":[],\"z\":null} |"
                        + " {\"z\":null,\"l.1.b\":3,\"l.1.x\":2,\"l.0\":1,\"a.c.b\":2,\"a.b\":1}",
                "false | {\"a\":{\"b\":1},\"l\":[1,{\"x\":2}],\"b\":9} | {\"b\":9,\"l\":[1,{\"x\":2}],\"a.b\":1}",
                "true  | {\"l\":[[1,2],[3]],\"k\":{\"m\":{\"n\":1}}} | {\"n\":1,\"l.1.0\":3,\"l.0.1\":2,\"l.0.0\":1}",
                "true  | {\"a\":1,\"o\":{\"a\":2,\"p\":{\"a\":3}}} | {\"a\":1}",
            })
    void flattenFieldsNamesFieldsAsTheReferenceDoes(boolean lists, String record, String expected) throws IOException {
        assertEquals(expected, transformed(new FlattenFields(lists), record));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a     | false | false | {\"a\":{\"x\":1},\"b\":2} | {\"a\":{\"x\":1},\"b\":2,\"x\":1}",
                "a     | false | false | {\"a\":{\"b\":1},\"b\":2} | {\"a\":{\"b\":1},\"b\":2}",
                "a     | true  | false | {\"a\":{\"a\":1},\"b\":2} | {\"a\":{\"a\":1},\"b\":2}",
                "a     | true  | false | {\"a\":{\"x\":1},\"b\":2} | {\"b\":2,\"x\":1}",
                "a     | false | true  | {\"a\":{\"a\":1},\"b\":2} | {\"a\":1}",
                "a     | false | true  | {\"a\":{},\"b\":2}        | {\"a\":{},\"b\":2}",
                "a     | false | true  | {\"a\":[1],\"b\":2}       | {\"a\":[1],\"b\":2}",
                "a.*   | true  | false | {\"a\":{\"p\":{\"x\":1},\"q\":{\"y\":2}},\"b\":2} | {\"a\":{},\"b\":2,\"x\":1}",
                "a.0   | true  | false | {\"a\":[{\"x\":1},3]}     | {\"a\":[null,3],\"x\":1}",
            })
    void dpathFlattenFieldsLiftsTheMembersOfOneObject(
            String path, boolean deletesOrigin, boolean replacesRecord, String record, String expected)
            throws IOException {
        FieldPath fieldPath = new FieldPath(path.split("\\."));
        assertEquals(
                expected,
                transformed(new DpathFlattenFields(() -> fieldPath, deletesOrigin, replacesRecord, "", ""), record));
    }

    @Test
    void dpathFlattenFieldsNamesMembersAnew() throws IOException {
        RecordTransformation flatten = new DpathFlattenFields(() -> new FieldPath("a"), false, false, "p_", "_s");
        assertEquals("{\"a\":{\"x\":1},\"x\":2,\"p_x_s\":1}", transformed(flatten, "{\"a\":{\"x\":1},\"x\":2}"));
    }

    private static RecordTransformation addV(String path) {
        return new AddFields(
                List.of(new AddedField(List.of(path.split("\\.")), LambdaTemplate.constant("v"), Map.of())), null);
    }

    private static @Nullable Object field(Scope scope, String name) {
        return scope.lookUp("record") instanceof Map<?, ?> record ? record.get(name) : null;
    }

    private static String transformed(RecordTransformation transformation, String json) throws IOException {
        Map<String, @Nullable Object> record = Rendered.tree(json);
        transformation.transform(record, CONFIG);
        return Json.write(record);
    }
}
