package dev.cairn.runtime.internal.record.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.error.SystemException;
import dev.cairn.runtime.internal.record.Rendered;
import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values are what the Python CDK 7.28.2 gives. */
class SchemaNormalizerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "null  | 'None'",
                "true  | 'True'",
                "-1    | '-1'",
                "1.0   | '1.0'",
                "1e20  | '1e+20'",
                "0.00001 | '1e-05'",
                "12345678901234567890 | '12345678901234567890'",
                "'x'   | 'x'",
                "[1,'x',null,true,1.0] | '[1, \\'x\\', None, True, 1.0]'",
                "{'a':{}} | '{\\'a\\': {}}'",
            })
    void castsToStringWithPythonsWords(String value, String expected) throws IOException {
        assertEquals(json(expected), cast("{'type':'string'}", value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "null   | null",
                "true   | 1.0",
                "1      | 1.0",
                "1.5    | 1.5",
                "'1'    | 1.0",
                "' 12 ' | 12.0",
                "'1_000' | 1000.0",
                "'1e3'  | 1000.0",
                "'+7'   | 7.0",
                "''     | ''",
                "'abc'  | 'abc'",
                "'nan'  | null",
                "[1]    | [1]",
                "{}     | {}",
            })
    void castsToNumber(String value, String expected) throws IOException {
        assertEquals(json(expected), cast("{'type':'number'}", value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "null   | null",
                "false  | 0",
                "1.0    | 1",
                "-1.7   | -1",
                "1e20   | 100000000000000000000",
                "'1'    | 1",
                "' 12 ' | 12",
                "'1_000' | 1000",
                "'1.5'  | '1.5'",
                "'1e3'  | '1e3'",
                "''     | ''",
                "[]     | []",
            })
    void castsToInteger(String value, String expected) throws IOException {
        assertEquals(json(expected), cast("{'type':'integer'}", value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "null    | false",
                "0       | false",
                "-1      | true",
                "0.1     | true",
                "'1'     | true",
                "'TRUE ' | true",
                "'off'   | false",
                "'maybe' | 'maybe'",
                "''      | ''",
                "[]      | false",
                "{'a':1} | true",
            })
    void castsToBoolean(String value, String expected) throws IOException {
        assertEquals(json(expected), cast("{'type':'boolean'}", value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'type':'array'}                                            | 1    | [1]",
                "{'type':'array'}                                            | null | [null]",
                "{'type':'array'}                                            | {}   | {}",
                "{'type':'array','items':{}}                                 | 'a'  | ['a']",
                "{'type':'array','items':{'type':'string'}}                  | 'a'  | 'a'",
                "{'type':['null','array'],'items':{'type':['null','string']}} | 'a'  | ['a']",
                "{'type':['null','array'],'items':{'type':['null','string']}} | null | null",
                "{'type':['null','array'],'items':{'type':['null','object']}} | 'a'  | 'a'",
            })
    void wrapsASingleValueWhereTheItemsAreSimple(String schema, String value, String expected) throws IOException {
        assertEquals(json(expected), cast(schema, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}                                | '5'  | '5'",
                "{'type':[]}                       | '5'  | '5'",
                "{'type':['null']}                 | '5'  | '5'",
                "{'type':['string','integer']}     | 5    | 5",
                "{'type':['null','integer']}       | '5'  | 5",
                "{'type':['integer']}              | null | null",
                "{'anyOf':[{'type':'string'}]}     | 5    | 5",
                "{'type':'object'}                 | '{}' | '{}'",
            })
    void castsOnlyToASingleType(String schema, String value, String expected) throws IOException {
        assertEquals(json(expected), cast(schema, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'properties':{'a':{'type':'integer'}}}                               | {'a':'5','b':'5'} | {'a':5,'b':'5'}",
                "{'type':'array','items':{'type':'object','properties':{'a':{'type':'string'}}}} |"
                        + " [{'a':1},3] | [{'a':'1'},3]",
                "{'items':{'type':'array','items':{'type':'string'}}}                  | [[1],2]   | [['1'],2]",
                "{'type':'string','items':{'type':'integer'}}                          | ['1']     | '[\\'1\\']'",
            })
    void followsPropertiesAndItems(String schema, String value, String expected) throws IOException {
        assertEquals(json(expected), cast(schema, value));
    }

    @Test
    void followsReferencesToTheMembersOfWhatTheyStandFor() throws IOException {
        String schema = "{'definitions':{'d':{'type':'string','properties':{'a':{'type':'string'},"
                + "'d':{'$ref':'#/definitions/d'}}}},'properties':{'o':{'$ref':'#/definitions/d'}}}";
        assertEquals(json("{'o':{'a':'1','d':{'a':'2'}}}"), normalized(schema, "{'o':{'a':1,'d':{'a':2}}}"));
        assertEquals(json("{'o':1}"), normalized(schema, "{'o':1}"));
    }

    @Test
    void failsWhereAReferenceLeadsNowhere() throws IOException {
        String schema = "{'properties':{'o':{'$ref':'#/definitions/nope'}}}";
        assertEquals("{}", normalized(schema, "{}"));
        assertThrows(SystemException.class, () -> normalized(schema, "{'o':1}"));
    }

    private static String cast(String schema, String value) throws IOException {
        String normalized = normalized("{'properties':{'v':" + schema + "}}", "{'v':" + value + "}");
        return normalized.substring("{\"v\":".length(), normalized.length() - 1);
    }

    private static String normalized(String schema, String record) throws IOException {
        Map<String, @Nullable Object> tree = Rendered.tree(json(record));
        new SchemaNormalizer(Rendered.tree(json(schema))).normalize(tree);
        return Json.write(tree);
    }

    /** JSON with single quotes, for readable tables; a backslash keeps one. */
    private static String json(String text) {
        return text.replace("\\'", "\0").replace('\'', '"').replace('\0', '\'');
    }
}
