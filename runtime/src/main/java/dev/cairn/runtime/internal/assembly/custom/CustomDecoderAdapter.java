package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.http.response.Response;
import dev.cairn.records.decoder.DecodedValue;
import dev.cairn.records.decoder.DecodedValues;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.runtime.spi.CustomDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Decodes bodies with a custom decoder. Thread-safe. */
public record CustomDecoderAdapter(CustomDecoder decoder) implements Decoder {

    @Override
    public DecodedValues decode(Response response) throws IOException {
        InputStream stream = response.stream();
        Iterator<@Nullable Object> values =
                decoder.decode(stream, ResponseAnswer.of(response).orElse(null));
        return new DecodedValues() {
            @Override
            public @Nullable DecodedValue next() {
                return values.hasNext() ? new DecodedValue.Tree(values.next()) : null;
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public boolean isStreaming() {
        return decoder.isStreaming();
    }
}
