package dev.cairn.runtime.record;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of a JSON body: {@code JsonDecoder} and {@code DpathExtractor} of the reference in one.
 *
 * <p>A body that is an array is as many bodies. What the path leads to is one record if it is an object, and as many as
 * it has items if it is an array; an empty object, null, false, 0 and "" in its place are no record. An empty body is a
 * page without records. A body is tokenised once, whatever is in it; records refer to its bytes.
 */
public final class JsonExtractor implements RecordExtractor {

    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FieldPath path;
    private final @Nullable String watchedField;

    /**
     * @param path where the records are
     * @param watchedField a top-level field of every record whose value is wanted (the cursor field), or null
     */
    public JsonExtractor(FieldPath path, @Nullable String watchedField) {
        this.path = path;
        this.watchedField = watchedField;
    }

    @Override
    public List<StreamRecord> extract(byte[] body) throws MalformedBodyException {
        byte[] utf8 = toUtf8(body);
        List<StreamRecord> records = new ArrayList<>();
        try (JsonParser parser = Json.factory().createParser(utf8)) {
            if (parser.nextToken() == null) {
                return records;
            }
            if (path.isPlain()) {
                new Scan(utf8, parser, records).bodies();
            } else {
                fromTree(Json.read(parser), records);
            }
            if (parser.nextToken() != null) {
                throw new com.fasterxml.jackson.core.JsonParseException(parser, "Text goes on after the JSON value");
            }
        } catch (JacksonException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new MalformedBodyException("The response is not JSON: " + e.getOriginalMessage() + at, e);
        } catch (IOException e) {
            throw new MalformedBodyException("The response cannot be read as JSON: " + e.getMessage(), e);
        }
        return records;
    }

    private void fromTree(@Nullable Object root, List<StreamRecord> records) throws IOException {
        for (Object body : root instanceof List<?> bodies ? bodies : java.util.Collections.singletonList(root)) {
            Object found = path.find(body);
            if (found instanceof List<?> items) {
                for (Object item : items) {
                    records.add(StreamRecord.ofTree(asRecord(item)));
                }
            } else if (!isFalsy(found)) {
                records.add(StreamRecord.ofTree(asRecord(found)));
            }
        }
    }

    @SuppressWarnings("unchecked") // keys of plain JSON maps are strings
    private static Map<String, @Nullable Object> asRecord(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IOException("expected an object as record, found " + Json.write(value));
    }

    private static boolean isFalsy(@Nullable Object value) {
        return value == null
                || Boolean.FALSE.equals(value)
                || "".equals(value)
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof Number number && number.doubleValue() == 0);
    }

    /** Other encodings of JSON become UTF-8, and a byte order mark goes. */
    private static byte[] toUtf8(byte[] body) {
        if (body.length >= 3 && java.util.Arrays.equals(body, 0, 3, UTF8_MARK, 0, 3)) {
            return java.util.Arrays.copyOfRange(body, 3, body.length);
        }
        Charset charset = wideCharset(body);
        return charset == null ? body : new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Charset wideCharset(byte[] body) {
        if (body.length < 2) {
            return null;
        }
        int first = body[0] & 0xFF;
        int second = body[1] & 0xFF;
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        if (first == 0) {
            return second == 0 ? Charset.forName("UTF-32BE") : StandardCharsets.UTF_16BE;
        }
        if (second == 0) {
            return body.length >= 4 && body[2] == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        return null;
    }

    /** One pass over the tokens of a body. */
    private final class Scan {

        private final byte[] body;
        private final JsonParser parser;
        private final List<StreamRecord> records;

        Scan(byte[] body, JsonParser parser, List<StreamRecord> records) {
            this.body = body;
            this.parser = parser;
            this.records = records;
        }

        void bodies() throws IOException {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                follow(0);
                return;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                follow(0);
            }
        }

        /** The parser stands at a value; it ends at the value's last token. */
        private void follow(int depth) throws IOException {
            if (depth == path.segments().size()) {
                found();
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                String segment = path.segments().get(depth);
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    if (name.equals(segment)) {
                        follow(depth + 1);
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
        }

        private void found() throws IOException {
            switch (parser.currentToken()) {
                case START_OBJECT -> object(false);
                case START_ARRAY -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        if (parser.currentToken() != JsonToken.START_OBJECT) {
                            asRecord(Json.read(parser));
                        }
                        object(true);
                    }
                }
                default -> {
                    Object value = Json.read(parser);
                    if (!isFalsy(value)) {
                        asRecord(value);
                    }
                }
            }
        }

        private void object(boolean keepEmpty) throws IOException {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            boolean empty = true;
            boolean nulls = false;
            Object watched = null;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                empty = false;
                JsonToken token = parser.nextToken();
                if (token == JsonToken.VALUE_NULL) {
                    nulls = true;
                } else if (name.equals(watchedField)) {
                    watched = Json.read(parser);
                } else {
                    parser.skipChildren();
                }
            }
            int to = (int) parser.currentLocation().getByteOffset();
            if (keepEmpty || !empty) {
                boolean copyable = !nulls && !hasLineBreak(body, from, to);
                records.add(StreamRecord.ofBytes(body, from, to, copyable, watched));
            }
        }

        private static boolean hasLineBreak(byte[] bytes, int from, int to) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == '\n' || bytes[i] == '\r') {
                    return true;
                }
            }
            return false;
        }
    }
}
