package dev.cairn.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.error.SystemException;
import dev.cairn.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a.b   | {\"a\":{\"b\":1}}                | [1]",
                "a.1   | {\"a\":[1,2]}                    | [2]",
                "a.-1  | {\"a\":[1,2]}                    | [2]",
                "a.0   | {\"a\":{\"0\":1}}                | [1]",
                "a.x   | {\"a\":[1,2]}                    | []",
                "a.*   | {\"a\":[1,{\"b\":2}]}            | [1,{\"b\":2}]",
                "*.b   | {\"a\":{\"b\":1},\"c\":{\"b\":2}} | [1,2]",
                "a?    | {\"a1\":1,\"a2\":2,\"b\":3}      | [1,2]",
                "[!a]* | {\"a\":1,\"b\":2,\"cc\":3}       | [2,3]",
                "[a    | {\"[a\":1,\"a\":2}               | [1]",
                "[]]   | {\"]\":1}                        | [1]",
                "[^a]  | {\"^\":1,\"a\":2,\"b\":3}        | [1,2]",
                "**.k  | {\"k\":1,\"a\":{\"k\":2,\"b\":[{\"k\":3}]}} | [1,2,3]",
                "a.**  | {\"a\":{\"k\":[2]},\"b\":1}      | [{\"k\":[2]},[2],2]",
            })
    void findsValuesInDocumentOrder(String path, String tree, String expected) throws IOException {
        assertEquals(
                expected, Json.write(FieldPath.of(List.of(path.split("\\."))).values(Json.parse(tree))));
    }

    @Test
    void findsOneValueWithoutStar() throws IOException {
        assertEquals(1L, new FieldPath("a").find(Rendered.tree("{\"a\":1}")));
        assertEquals(null, new FieldPath("b").find(Rendered.tree("{\"a\":1}")));
    }

    @Test
    void findsAListWithStar() throws IOException {
        assertEquals(List.of(), new FieldPath("b", "*").find(Rendered.tree("{\"a\":1}")));
    }

    @Test
    void refusesAPatternThatLeadsToSeveralPlaces() {
        Map<String, @Nullable Object> tree = Map.of("a1", 1L, "a2", 2L);
        assertThrows(SystemException.class, () -> new FieldPath("a?").find(tree));
    }

    @Test
    void takesASegmentThatATemplateMadeANumberForAnIndexOnly() throws IOException {
        FieldPath path = FieldPath.ofValues(Arrays.asList("a", 0L));
        assertEquals(1L, path.find(Rendered.tree("{\"a\":[1]}")));
        assertEquals(null, path.find(Rendered.tree("{\"a\":{\"0\":1}}")));
    }

    @Test
    void leadsNowhereOverASegmentThatATemplateMadeNone() throws IOException {
        assertEquals(null, FieldPath.ofValues(Arrays.asList("a", null)).find(Rendered.tree("{\"a\":{\"None\":1}}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a     | {\"a\":1,\"b\":2}                       | {\"b\":2}",
                "t.*   | {\"t\":[1,2,3]}                         | {\"t\":[null,null]}",
                "t.0   | {\"t\":[1,2,3]}                         | {\"t\":[null,2,3]}",
                "t.-1  | {\"t\":[1,2,3]}                         | {\"t\":[1,2]}",
                "t.*.k | {\"t\":[{\"k\":1,\"z\":2},{\"k\":2}]}   | {\"t\":[{\"z\":2},{}]}",
                "**.k  | {\"k\":1,\"a\":{\"k\":2,\"b\":[{\"k\":3}]}} | {\"a\":{\"b\":[{}]}}",
                "**    | {\"k\":1,\"a\":{\"k\":2}}               | {}",
                "a.**  | {\"k\":1,\"a\":{\"k\":2,\"l\":[1]}}     | {\"k\":1}",
                "a?    | {\"a1\":1,\"ab\":2,\"b\":1}             | {\"b\":1}",
                "0     | {\"0\":1}                               | {}",
                "x.y   | {\"x\":\"text\"}                        | {\"x\":\"text\"}",
            })
    void deletesAsDpathDoes(String path, String tree, String expected) throws IOException {
        Map<String, @Nullable Object> record = Rendered.tree(tree);
        FieldPath.of(List.of(path.split("\\."))).delete(record);
        assertEquals(expected, Json.write(record));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a.b  | {\"a\":{\"b\":1}}         | 1 | {\"a\":{\"b\":9}}",
                "a.0  | {\"a\":[1,2]}             | 1 | {\"a\":[9,2]}",
                "a.*  | {\"a\":{\"b\":1,\"c\":2}} | 2 | {\"a\":{\"b\":9,\"c\":9}}",
                "**.k | {\"k\":{\"k\":1}}         | 1 | {\"k\":9}",
                "a.x  | {\"a\":{\"b\":1}}         | 0 | {\"a\":{\"b\":1}}",
            })
    void setsOnlyWhatIsThere(String path, String tree, int places, String expected) throws IOException {
        Object root = Objects.requireNonNull(Json.parse(tree.getBytes(UTF_8)));
        assertEquals(places, FieldPath.of(List.of(path.split("\\."))).set(root, 9L));
        assertEquals(expected, Json.write(root));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a.b   | {}            | {\"a\":{\"b\":9}}",
                "a.1.b | {}            | {\"a\":[null,{\"b\":9}]}",
                "a.2   | {\"a\":[1]}   | {\"a\":[1,null,9]}",
                "a.*   | {\"a\":{}}    | {\"a\":{\"*\":9}}",
            })
    void createsObjectsAndLists(String path, String tree, String expected) throws IOException {
        Object root = Objects.requireNonNull(Json.parse(tree.getBytes(UTF_8)));
        FieldPath.of(List.of(path.split("\\."))).create(root, 9L);
        assertEquals(expected, Json.write(root));
    }

    @Test
    void createsNothingInsideOfScalars() {
        assertThrows(
                SystemException.class, () -> new FieldPath("a", "b").create(new HashMap<>(Map.of("a", "text")), 1L));
    }
}
