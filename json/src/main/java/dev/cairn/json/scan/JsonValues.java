package dev.cairn.json.scan;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.ByteSourceJsonBootstrapper;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.cairn.pythonvalues.PythonNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values out of JSON text. Thread-safe. */
public final class JsonValues {

    /** JSON as the standard has it. */
    public static final JsonValues STANDARD = new JsonValues(settings());

    /** With NaN, Infinity and -Infinity. */
    public static final JsonValues PYTHON =
            new JsonValues(settings().configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, true));

    private final JsonFactory factory;

    private JsonValues(JsonFactoryBuilder settings) {
        this.factory = new ExactNamesFactory(settings);
    }

    private static JsonFactoryBuilder settings() {
        return new JsonFactoryBuilder().streamReadConstraints(new JsonConstraints());
    }

    public JsonFactory factory() {
        return factory;
    }

    /**
     * Reads the one value between two indexes.
     *
     * @throws IOException if the text is not one JSON value; a {@code JsonParseException} knows the place
     */
    public @Nullable Object parse(byte[] text, int from, int to) throws IOException {
        try (JsonParser parser = factory.createParser(text, from, to - from)) {
            return whole(parser);
        }
    }

    private static @Nullable Object whole(JsonParser parser) throws IOException {
        try {
            parser.nextToken();
            Object value = read(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "Text goes on after the JSON value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new StreamConstraintsException(e.getOriginalMessage(), parser.currentLocation());
        }
    }

    /**
     * Reads the value that starts at the parser's current token, and leaves the parser at its last token.
     *
     * @throws IOException if the text is malformed or the parser stands at no value
     */
    public static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "No JSON value found");
        }
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> readInteger(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new JsonParseException(parser, "No JSON value found");
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, read(parser));
        }
        return members;
    }

    private static List<@Nullable Object> readArray(JsonParser parser) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return items;
    }

    private static Object readInteger(JsonParser parser) throws IOException {
        if (parser.getTextLength() > PythonNumbers.MAX_INTEGER_DIGITS) {
            throw new JsonParseException(
                    parser, "An integer has more than " + PythonNumbers.MAX_INTEGER_DIGITS + " digits");
        }
        Number number = parser.getNumberValue();
        return number instanceof BigInteger ? number : (Object) number.longValue();
    }

    /**
     * Makes parsers of bytes that take each half of a surrogate pair in names, as in texts; Jackson's own refuse it in
     * names. Bytes in memory are in any encoding of JSON, streams in UTF-8. Thread-safe.
     */
    private static final class ExactNamesFactory extends JsonFactory {

        @Serial
        private static final long serialVersionUID = 1;

        private static final int MARK_LENGTH = 3;

        ExactNamesFactory(JsonFactoryBuilder settings) {
            super(settings);
        }

        @Override
        protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) throws IOException {
            JsonEncoding encoding = new ByteSourceJsonBootstrapper(context, data, offset, length).detectEncoding();
            return encoding == JsonEncoding.UTF8
                    ? utf8(context, null, data, offset, offset + length, false)
                    : super._createParser(data, offset, length, context);
        }

        @Override
        protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
            byte[] buffer = context.allocReadIOBuffer();
            int size = in.readNBytes(buffer, 0, MARK_LENGTH);
            context.setEncoding(JsonEncoding.UTF8);
            return utf8(context, in, buffer, 0, size, true);
        }

        private JsonParser utf8(
                IOContext context, @Nullable InputStream in, byte[] bytes, int from, int to, boolean ownBytes) {
            boolean marked = to - from >= MARK_LENGTH
                    && bytes[from] == (byte) 0xef
                    && bytes[from + 1] == (byte) 0xbb
                    && bytes[from + 2] == (byte) 0xbf;
            int mark = marked ? MARK_LENGTH : 0;
            return new ExactNamesParser(
                    context,
                    _parserFeatures,
                    in,
                    _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                    bytes,
                    from + mark,
                    to,
                    mark,
                    ownBytes);
        }
    }
}
