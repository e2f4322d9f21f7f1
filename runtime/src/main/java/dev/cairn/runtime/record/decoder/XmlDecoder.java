package dev.cairn.runtime.record.decoder;

import dev.cairn.runtime.record.MalformedBodyException;
import dev.cairn.runtime.record.ResponseBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML document as one map, in xmltodict's way; see {@link XmlTree}.
 *
 * <p>The document is read in the charset of the response's headers or else as it declares itself. Nothing outside of the
 * document is ever read, and entities that it defines are left out. An empty body has no values.
 */
public final class XmlDecoder implements Decoder {

    @Override
    public DecodedValues decode(ResponseBody body) throws IOException {
        byte[] document = body.bytes();
        if (document.length == 0) {
            return () -> null;
        }
        return SingleValue.of(new DecodedValue.Tree(parse(document, body.charset())), () -> {});
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    private static Object parse(byte[] document, @Nullable Charset charset) throws MalformedBodyException {
        InputStream input = new java.io.ByteArrayInputStream(document);
        try {
            XMLStreamReader reader = charset == null
                    ? factory().createXMLStreamReader(input)
                    : factory().createXMLStreamReader(new InputStreamReader(Utf8Input.withoutMark(input), charset));
            return XmlTree.read(reader);
        } catch (XMLStreamException | IOException e) {
            throw new MalformedBodyException("The response is not XML: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", ", ");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }
}
