package dev.cairn.manifest.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TemplateBatchTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-29T13:04:05Z"), ZoneOffset.UTC);

    private static String run(String lines) throws IOException {
        StringBuilder output = new StringBuilder();
        new TemplateBatch(CLOCK).run(new StringReader(lines), output);
        return output.toString();
    }

    @Test
    void eachLineGivesOne() throws IOException {
        String lines = """
                {"id": "a", "template": "{{ config.n + 1 }}", "context": {"config": {"n": 1}}}

                {"id": 2, "template": "{{ nope }}", "context": {"config": {}}}
                """;

        assertEquals("""
                {"id":"a","result":{"type":"int","value":2}}
                {"id":2,"error":"undeclared variables: nope"}
                """, run(lines));
    }

    @Test
    void clockIsTheBatchsUnlessALineFreezesIt() throws IOException {
        String template = "\"template\": \"{{ now_utc().year }}\", \"context\": {}";

        assertEquals("{\"id\":1,\"result\":{\"type\":\"int\",\"value\":2024}}\n", run("{\"id\": 1, " + template + "}"));
        assertEquals(
                "{\"id\":1,\"result\":{\"type\":\"int\",\"value\":1999}}\n",
                run("{\"id\": 1, \"frozen_now\": \"1999-12-31T00:00:00Z\", " + template + "}"));
    }

    @Test
    void mappingsDropNoneWhereTheyAreNested() throws IOException {
        String template = "\"template\": {\"a\": \"{{ none }}\", \"{{ 'b' }}\": \"{{ 1 }}\"}, \"context\": {}";

        assertEquals(
                "{\"id\":1,\"result\":{\"type\":\"dict\",\"value\":{\"b\":1}}}\n",
                run("{\"id\": 1, \"via\": \"nested_mapping\", " + template + "}"));
        assertEquals(
                "{\"id\":1,\"result\":{\"type\":\"dict\",\"value\":{\"a\":null,\"b\":1}}}\n",
                run("{\"id\": 1, \"via\": \"mapping\", " + template + "}"));
    }

    @Test
    void slicesHaveTheirAttributes() throws IOException {
        String slice = "{\"$stream_slice\": {\"partition\": {\"id\": 1}, \"cursor_slice\": {\"start\": \"x\"}}}";
        String template = "\"template\": \"{{ [stream_partition.id, stream_interval.cursor_slice, stream_slice] }}\"";

        assertEquals(
                "{\"id\":1,\"result\":{\"type\":\"list\",\"value\":[1,{\"start\":\"x\"},{\"id\":1,\"start\":\"x\"}]}}\n",
                run("{\"id\": 1, \"context\": {\"stream_slice\": " + slice + "}, " + template + "}"));
    }

    @Test
    void reservedNamesAreRefused() throws IOException {
        assertEquals(
                "{\"id\":1,\"error\":\"the context names 'stream_interval', which stands for stream_slice\"}\n",
                run("{\"id\": 1, \"template\": \"a\", \"context\": {\"stream_interval\": {}}}"));
    }

    @Test
    void lineThatIsNoObjectEndsTheBatch() {
        assertThrows(IOException.class, () -> run("[1]"));
    }
}
