package dev.cairn.records.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.error.SystemException;
import dev.cairn.json.Json;
import dev.cairn.records.Rendered;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompositeSchemaLoaderTest {

    @Test
    void keepsThePropertyOfTheFirstSchemaThatHasIt() throws Exception {
        SchemaLoader joined = new CompositeSchemaLoader(List.of(
                inline("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}"),
                inline("{\"properties\":{\"b\":{},\"a\":{\"type\":\"integer\"}}}")));
        assertEquals(
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":[\"null\",\"object\"],"
                        + "\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{}}}",
                Json.write(joined.load()));
    }

    @Test
    void refusesASchemaWithoutProperties() throws IOException {
        SchemaLoader joined = new CompositeSchemaLoader(List.of(inline("{\"type\":\"object\"}")));
        assertThrows(SystemException.class, joined::load);
    }

    @Test
    void aCachingLoaderLoadsOnce() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        SchemaLoader loader = new CachingSchemaLoader(() -> {
            loads.incrementAndGet();
            return Map.of();
        });
        loader.load();
        loader.load();
        assertEquals(1, loads.get());
    }

    private static SchemaLoader inline(String schema) throws IOException {
        return new InlineSchemaLoader(Rendered.tree(schema));
    }
}
