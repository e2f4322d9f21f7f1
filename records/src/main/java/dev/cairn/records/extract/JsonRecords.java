package dev.cairn.records.extract;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.json.Json;
import dev.cairn.json.scan.ObjectScanner;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.JsonTokens;
import dev.cairn.records.decoder.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records at a path of keys in a JSON text, in one pass over its tokens. Records refer to the bytes of the
 * text.
 */
final class JsonRecords implements RecordCursor {

    private final JsonTokens tokens;
    private final JsonParser parser;
    private final List<String> path;
    private final boolean manyBodies;

    private boolean started;
    private boolean inBodies;
    private boolean inRecords;
    /** How many segments of the path the parser is inside of; it is inside no body if this is less than 0. */
    private int depth = -1;

    /** @param manyBodies whether the items of a list at the top are values of their own */
    JsonRecords(JsonTokens tokens, List<String> path, boolean manyBodies) {
        this.tokens = tokens;
        this.parser = tokens.parser();
        this.path = path;
        this.manyBodies = manyBodies;
    }

    @Override
    public @Nullable StreamRecord next() throws IOException {
        try {
            return advance();
        } catch (JacksonException e) {
            throw MalformedJson.at(e, parser);
        }
    }

    @Override
    public void close() throws IOException {
        tokens.close();
    }

    private @Nullable StreamRecord advance() throws IOException {
        if (!started) {
            started = true;
            if (parser.nextToken() == null) {
                return null;
            }
            inBodies = manyBodies && parser.currentToken() == JsonToken.START_ARRAY;
            StreamRecord record = inBodies ? null : body();
            if (record != null) {
                return record;
            }
        }
        while (true) {
            StreamRecord record;
            if (inRecords) {
                record = item();
            } else if (depth >= 0) {
                record = member();
            } else if (!inBodies || parser.nextToken() == JsonToken.END_ARRAY) {
                inBodies = false;
                tokens.expectEnd();
                return null;
            } else {
                record = body();
            }
            if (record != null) {
                return record;
            }
        }
    }

    /** The parser stands at the first token of a body. */
    private @Nullable StreamRecord body() throws IOException {
        if (path.isEmpty()) {
            return target();
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            depth = 0;
        } else {
            parser.skipChildren();
        }
        return null;
    }

    /** The next member of the object that the path has led to. */
    private @Nullable StreamRecord member() throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            depth--;
            return null;
        }
        JsonToken value = parser.nextToken();
        if (!name.equals(path.get(depth))) {
            parser.skipChildren();
            return null;
        }
        if (depth == path.size() - 1) {
            return target();
        }
        if (value == JsonToken.START_OBJECT) {
            depth++;
        } else {
            parser.skipChildren();
        }
        return null;
    }

    /** The parser stands at the first token of what the path leads to. */
    private @Nullable StreamRecord target() throws IOException {
        switch (Objects.requireNonNull(parser.currentToken())) {
            case START_OBJECT -> {
                return object(false);
            }
            case START_ARRAY -> inRecords = true;
            default -> {
                Object value = Json.read(parser);
                if (!Records.isFalsy(value)) {
                    throw Records.noRecord(value);
                }
            }
        }
        return null;
    }

    private @Nullable StreamRecord item() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            inRecords = false;
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw Records.noRecord(Json.read(parser));
        }
        return object(true);
    }

    private @Nullable StreamRecord object(boolean keepEmpty) throws IOException {
        tokens.forget();
        long from = tokens.tokenStart();
        String name = parser.nextFieldName();
        if (name == null && !keepEmpty) {
            return null;
        }
        while (name != null) {
            parser.nextToken();
            parser.skipChildren();
            name = parser.nextFieldName();
        }
        JsonTokens.Span span = tokens.span(from, tokens.tokenEnd());
        try {
            return StreamRecord.ofTree(ObjectScanner.scan(span.bytes(), span.from(), span.to()));
        } catch (UncheckedIOException e) { // an integer that is too long, which a parser that skips it does not mind
            throw e.getCause();
        }
    }
}
