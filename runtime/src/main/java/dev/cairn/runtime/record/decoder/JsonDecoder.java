package dev.cairn.runtime.record.decoder;

import dev.cairn.runtime.record.MalformedBodyException;
import dev.cairn.runtime.record.ResponseBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * A body that is one JSON text; a list at its top stands for as many values. A streamed body is not read into memory.
 *
 * <p>An empty body has no values. Inside of another decoder it is an error, as in the reference.
 */
public final class JsonDecoder implements Decoder {

    private final boolean nested;

    /** @param nested whether this decodes what another decoder has unpacked */
    public JsonDecoder(boolean nested) {
        this.nested = nested;
    }

    @Override
    public DecodedValues decode(ResponseBody body) throws IOException {
        if (body.isBuffered()) {
            byte[] text = Utf8Input.of(body.bytes());
            if (isBlank(text)) {
                return nothing();
            }
            return SingleValue.of(new DecodedValue.JsonText(text, 0, text.length, true), () -> {});
        }
        PushbackInputStream text = new PushbackInputStream(Utf8Input.of(body.stream(), null), 1);
        int first = text.read();
        if (first < 0) {
            text.close();
            return nothing();
        }
        text.unread(first);
        return SingleValue.of(new DecodedValue.JsonStream(text, true), (InputStream) text);
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
}
