package dev.cairn.records.decoder;

import dev.cairn.http.disk.TemporaryFile;
import dev.cairn.records.MalformedBodyException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An XML document that is too large for memory, in a file that is deleted when this is closed. Confined to one thread. */
public final class XmlDocument implements Closeable {

    private final TemporaryFile body;
    private final @Nullable Charset charset;

    private XmlDocument(TemporaryFile body, @Nullable Charset charset) {
        this.body = body;
        this.charset = charset;
    }

    static XmlDocument of(InputStream body, @Nullable Charset charset) throws IOException {
        try (body) {
            return new XmlDocument(TemporaryFile.of(new byte[0], body), charset);
        }
    }

    /** The whole document, for those who cannot do with less. */
    public Map<String, @Nullable Object> tree() throws IOException {
        try (InputStream input = body.stream()) {
            return tree(input, charset);
        }
    }

    /** A document as one map. */
    static Map<String, @Nullable Object> tree(InputStream input, @Nullable Charset charset)
            throws MalformedBodyException {
        try {
            return XmlTree.read(reader(input, charset));
        } catch (XMLStreamException | IOException e) {
            throw notXml(e);
        }
    }

    /**
     * What {@link #tree} has at a path, element by element, or null where only the tree can tell.
     *
     * <p>The document is looked through once before: it is no XML as a whole or not at all, and a name on the way that
     * comes twice is a list, which the path's next name does not lead into.
     */
    public @Nullable XmlElements elements(List<String> path) throws IOException {
        if (path.isEmpty() || path.stream().anyMatch(name -> name.startsWith("@") || name.equals("#text"))) {
            return null;
        }
        long count;
        try (InputStream input = body.stream()) {
            count = new XmlElements(reader(input, charset), input, path, 0).count();
        } catch (XMLStreamException e) {
            throw notXml(e);
        }
        InputStream input = body.stream();
        try {
            return new XmlElements(reader(input, charset), input, path, count);
        } catch (XMLStreamException e) {
            input.close();
            throw notXml(e);
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    static MalformedBodyException notXml(Exception e) {
        String line = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", ", ");
        return new MalformedBodyException("The response is not XML: " + line, e);
    }

    private static XMLStreamReader reader(InputStream input, @Nullable Charset charset)
            throws XMLStreamException, IOException {
        return charset == null
                ? factory().createXMLStreamReader(input)
                : factory().createXMLStreamReader(new InputStreamReader(Utf8Input.withoutMark(input), charset));
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
