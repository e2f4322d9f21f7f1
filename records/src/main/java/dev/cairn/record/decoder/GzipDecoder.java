package dev.cairn.record.decoder;

import dev.cairn.http.body.ResponseBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Decompresses a body if it starts like gzip, and passes it to another decoder. The response's headers do not matter.
 */
public final class GzipDecoder implements Decoder {

    private final Decoder inner;

    public GzipDecoder(Decoder inner) {
        this.inner = inner;
    }

    @Override
    public DecodedValues decode(ResponseBody body) throws IOException {
        PushbackInputStream input = new PushbackInputStream(body.stream(), 2);
        byte[] head = input.readNBytes(2);
        input.unread(head);
        boolean packed = head.length == 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
        if (!packed && body.isBuffered()) {
            return inner.decode(ResponseBody.of(body.bytes(), body.charset()));
        }
        InputStream unpacked = packed ? GunzipStream.of(input) : input;
        return inner.decode(ResponseBody.streamed(unpacked, body.charset()));
    }

    @Override
    public boolean isStreaming() {
        return true;
    }
}
