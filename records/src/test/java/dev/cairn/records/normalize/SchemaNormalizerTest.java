package dev.cairn.records.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.error.SystemException;
import dev.cairn.json.Json;
import dev.cairn.json.scan.ObjectScanner;
import dev.cairn.records.Rendered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values are what the Python CDK 7.28.2 gives. */
class SchemaNormalizerTest {

    private final List<String> warnings = new ArrayList<>();

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'type':'integer'} | 'x'    | cannot be made integer as the schema has it, and stay as they are; the first of them is a string",
                "{'type':'integer'} | null   | cannot be made integer as the schema has it, and stay as they are; the first of them is null",
                "{'type':'number'}  | {}     | cannot be made number as the schema has it, and stay as they are; the first of them is an object",
                "{'type':'number'}  | 'nan'  | are no finite numbers, which JSON does not have, and become null",
                "{'type':'number'}  | '1e400' | are no finite numbers, which JSON does not have, and become null",
                "{'type':'boolean'} | 'x'    | cannot be made boolean as the schema has it, and stay as they are; the first of them is a string",
                "{'type':'object'}  | 1      | cannot be made object as the schema has it, and stay as they are; the first of them is a number",
                "{'type':'array'}   | {}     | cannot be made array as the schema has it, and stay as they are; the first of them is an object",
                "{'type':'array','items':{'type':'string'}} | true | cannot be made array as the schema has it, and stay as they are; the first of them is a boolean",
            })
    void warnsOnceOfAPlaceWhoseValuesCannotBeCast(String type, String value, String warning) throws IOException {
        Map<String, ?> schema = Rendered.tree(json(
                "{'properties':{'l':{'type':'array','items':{'type':'object','properties':{'v':" + type + "}}}}}"));
        SchemaNormalizer normalizer = new SchemaNormalizer(schema, warnings::add);
        for (int i = 0; i < 2; i++) {
            normalizer.normalize(Rendered.tree(json("{'l':[{'v':" + value + "},{'v':" + value + "}]}")));
            normalizer.normalize(lazily(json("{'l':[{'v':" + value + "},{'v':" + value + "}]}")));
        }
        assertEquals(List.of("values at 'l.*.v' " + warning), warnings);
    }

    @Test
    void doesNotWarnOfWhatFits() throws IOException {
        String schema = "{'properties':{'a':{'type':'integer'},'b':{'type':['null','number']},'c':{'type':'array'},"
                + "'d':{'type':'object'},'e':{'type':'boolean'},'f':{'type':'string'},'g':{'type':['string','object']},"
                + "'h':{}}}";
        for (String record : List.of(
                "{'a':1,'b':null,'c':[],'d':{},'e':true,'f':'x','g':1,'h':null}",
                "{'a':'1','b':'2','c':1,'d':{},'e':'no','f':1,'g':null,'h':[]}")) {
            SchemaNormalizer normalizer = new SchemaNormalizer(Rendered.tree(json(schema)), warnings::add);
            normalizer.normalize(Rendered.tree(json(record)));
            normalizer.normalize(lazily(json(record)));
        }
        assertEquals(List.of(), warnings);
    }

    @Test
    void failsWhereAReferenceLeadsNowhere() throws IOException {
        String schema = "{'properties':{'o':{'$ref':'#/definitions/nope'}}}";
        assertEquals("{}", normalized(schema, "{}"));
        assertThrows(SystemException.class, () -> normalized(schema, "{'o':1}"));
    }

    /** As a record that was not decoded, which is its own path. */
    private static Map<String, @Nullable Object> lazily(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ObjectScanner.scan(utf8, 0, utf8.length);
    }

    private String cast(String schema, String value) throws IOException {
        String normalized = normalized("{'properties':{'v':" + schema + "}}", "{'v':" + value + "}");
        return normalized.substring("{\"v\":".length(), normalized.length() - 1);
    }

    private String normalized(String schema, String record) throws IOException {
        Map<String, @Nullable Object> tree = Rendered.tree(json(record));
        new SchemaNormalizer(Rendered.tree(json(schema)), warnings::add).normalize(tree);
        return Json.write(tree);
    }

    /** JSON with single quotes, for readable tables; a backslash keeps one. */
    private static String json(String text) {
        return text.replace("\\'", "\0").replace('\'', '"').replace('\0', '\'');
    }
}
