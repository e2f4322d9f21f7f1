package dev.cairn.records.decoder;

import dev.cairn.http.response.Response;
import dev.cairn.records.MalformedBodyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Decodes a body that is one JSON text; a list at its top gives its items as values. A streamed body of more than 8 MB
 * is not read into memory. A smaller one is parsed as a whole before its first value is given, so a malformed one gives
 * no values.
 *
 * <p>An empty body has no values. Inside of another decoder it is an error, as in the reference.
 *
 * @param nested whether this decodes what another decoder has unpacked
 */
public record JsonDecoder(boolean nested) implements Decoder {

    private static final int IN_MEMORY = 8 << 20;

    @Override
    public DecodedValues decode(Response response) throws IOException {
        if (response.buffered() != null) {
            byte[] text = Utf8Input.of(response.bytes());
            if (isBlank(text)) {
                return nothing();
            }
            return SingleValue.of(new DecodedValue.JsonText(text, 0, text.length, true), () -> {});
        }
        InputStream stream = response.stream();
        byte[] start;
        try {
            start = stream.readNBytes(IN_MEMORY);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
        if (start.length < IN_MEMORY) {
            stream.close();
            return decode(response.unpacked(start));
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), stream);
        return SingleValue.of(new DecodedValue.JsonStream(Utf8Input.of(whole, null), true), whole);
    }

    private DecodedValues nothing() throws MalformedBodyException {
        if (nested) {
            throw new MalformedBodyException("The response is not JSON: it is empty");
        }
        return () -> null;
    }

    private static boolean isBlank(byte[] text) {
        for (byte b : text) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public boolean isOfOneDocument() {
        return true;
    }
}
