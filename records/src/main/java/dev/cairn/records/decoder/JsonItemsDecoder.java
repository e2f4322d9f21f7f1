package dev.cairn.records.decoder;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import dev.cairn.records.MalformedBodyException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the items of one list in a large JSON text, with one item in memory at a time.
 *
 * <p>The path to the list is written as ijson has it: keys joined by dots, {@code item} for the items of a list on the
 * way.
 */
public final class JsonItemsDecoder implements Decoder {

    private final String target;
    private final @Nullable TextEncoding encoding;

    /**
     * @param itemsPath the path to the list, not empty
     * @param encoding the encoding, or null to find it out by the first bytes
     */
    public JsonItemsDecoder(String itemsPath, @Nullable TextEncoding encoding) {
        this.target = itemsPath + ".item";
        this.encoding = encoding;
    }

    @Override
    public DecodedValues decode(Response response) throws IOException {
        return new Items(
                JsonTokens.of(Utf8Input.of(response.stream(), encoding == null ? null : encoding.charset())), target);
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    /** An object or list on the way to the items, and what is left of the path inside of it. */
    private record Container(boolean list, String path) {}

    private static final class Items implements DecodedValues {

        private final JsonTokens tokens;
        private final JsonParser parser;
        private final Deque<Container> containers = new ArrayDeque<>();
        private final String target;
        private boolean started;

        Items(JsonTokens tokens, String target) {
            this.tokens = tokens;
            this.parser = tokens.parser();
            this.target = target;
        }

        @Override
        public @Nullable DecodedValue next() throws IOException {
            try {
                return advance();
            } catch (JacksonException e) {
                throw MalformedJson.at(e, parser);
            }
        }

        private @Nullable DecodedValue advance() throws IOException {
            if (!started) {
                started = true;
                if (parser.nextToken() == null) {
                    throw new MalformedBodyException("The response is not JSON: it is empty");
                }
                enter(target);
            }
            while (!containers.isEmpty()) {
                Container container = containers.peek();
                String name = container.list() ? nextItem() : nextMember();
                if (name == null) {
                    containers.pop();
                } else if (container.path().equals(name)) {
                    return value();
                } else if (container.path().startsWith(name + ".")) {
                    enter(container.path().substring(name.length() + 1));
                } else {
                    parser.skipChildren();
                }
            }
            tokens.expectEnd();
            return null;
        }

        private @Nullable String nextItem() throws IOException {
            return parser.nextToken() == JsonToken.END_ARRAY ? null : "item";
        }

        private @Nullable String nextMember() throws IOException {
            String name = parser.nextFieldName();
            if (name != null) {
                parser.nextToken();
            }
            return name;
        }

        private void enter(String path) {
            JsonToken token = Objects.requireNonNull(parser.currentToken());
            if (token.isStructStart()) {
                containers.push(new Container(token == JsonToken.START_ARRAY, path));
            }
        }

        private DecodedValue value() throws IOException {
            if (!Objects.requireNonNull(parser.currentToken()).isStructStart()) {
                return new DecodedValue.Tree(Json.read(parser));
            }
            tokens.forget();
            long from = tokens.tokenStart();
            parser.skipChildren();
            JsonTokens.Span span = tokens.span(from, tokens.tokenEnd());
            return new DecodedValue.JsonText(span.bytes(), span.from(), span.to(), false);
        }

        @Override
        public void close() throws IOException {
            tokens.close();
        }
    }
}
