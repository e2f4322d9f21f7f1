package dev.cairn.runtime.protocol;

import dev.cairn.json.Json;
import dev.cairn.runtime.config.StreamDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands around the data of a record in a line of the Airbyte protocol, in UTF-8. */
public final class RecordLineParts {

    private RecordLineParts() {}

    /** What stands before the data of each record of a stream. */
    public static byte[] before(StreamDescriptor stream) {
        String namespace = stream.namespace() == null ? "" : ",\"namespace\":" + Json.write(stream.namespace());
        return utf8(
                "{\"type\":\"RECORD\",\"record\":{\"stream\":" + Json.write(stream.name()) + namespace + ",\"data\":");
    }

    /** What stands directly behind the data of a record that has a file; plain JSON values. */
    public static byte[] file(Map<String, ? extends @Nullable Object> reference) {
        return utf8(",\"file_reference\":" + Json.write(reference));
    }

    /** The end of a line, with its line break. */
    public static byte[] end(Instant emittedAt) {
        return utf8(",\"emitted_at\":" + emittedAt.toEpochMilli() + "}}\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
