package dev.cairn.records.decoder;

import dev.cairn.http.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Decodes an XML document to one map, like Python's xmltodict; see {@link XmlTree}.
 *
 * <p>The document is read in the charset of the response's headers or else as it declares itself. External entities are
 * never read, and entities that the document defines are left out. An empty body has no values. A streamed body of more
 * than 8 MB is put on disk, and the elements at a path of names are read from there.
 */
public final class XmlDecoder implements Decoder {

    private static final int IN_MEMORY = 8 << 20;

    @Override
    public DecodedValues decode(Response response) throws IOException {
        if (response.buffered() == null) {
            return decodeStream(response);
        }
        byte[] document = response.bytes();
        if (document.length == 0) {
            return () -> null;
        }
        return SingleValue.of(
                new DecodedValue.Tree(XmlDocument.tree(new ByteArrayInputStream(document), response.charset())),
                () -> {});
    }

    private DecodedValues decodeStream(Response response) throws IOException {
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
        XmlDocument document =
                XmlDocument.of(new SequenceInputStream(new ByteArrayInputStream(start), stream), response.charset());
        return SingleValue.of(new DecodedValue.Xml(document), document);
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
