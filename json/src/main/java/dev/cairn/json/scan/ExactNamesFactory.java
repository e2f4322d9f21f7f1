package dev.cairn.json.scan;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.ByteSourceJsonBootstrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Makes parsers of bytes that take each half of a surrogate pair in names, as in texts; Jackson's own refuse it in
 * names. Bytes in memory are in any encoding of JSON, streams in UTF-8. Thread-safe.
 */
public final class ExactNamesFactory extends JsonFactory {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int MARK_LENGTH = 3;

    public ExactNamesFactory(JsonFactoryBuilder settings) {
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
