package dev.cairn.records.decoder;

import dev.cairn.http.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Decompresses a body if it starts like gzip, and passes it to another decoder. The response's headers do not matter.
 */
public record GzipDecoder(Decoder inner) implements Decoder {

    @Override
    public DecodedValues decode(Response response) throws IOException {
        PushbackInputStream input = new PushbackInputStream(response.stream(), 2);
        byte[] head = input.readNBytes(2);
        input.unread(head);
        boolean packed = head.length == 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
        if (!packed && response.buffered() != null) {
            return inner.decode(response.unpacked(response.bytes()));
        }
        InputStream unpacked = packed ? GunzipStream.of(input) : input;
        return inner.decode(response.unpacked(unpacked));
    }

    @Override
    public boolean isStreaming() {
        return true;
    }
}
