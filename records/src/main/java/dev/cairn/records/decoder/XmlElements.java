package dev.cairn.records.decoder;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a document at a path of names and skips the rest. Confined to one thread. */
public final class XmlElements implements Closeable {

    private final XMLStreamReader reader;
    private final InputStream input;
    private final XmlTree tree;
    private final List<String> path;
    private final long size;

    /** How many elements are open, and how many of them, from the root, have the path's names. */
    private int open;

    private int onPath;

    /** @param size how many elements there are */
    XmlElements(XMLStreamReader reader, InputStream input, List<String> path, long size) {
        this.reader = reader;
        this.input = input;
        this.tree = new XmlTree(reader);
        this.path = path;
        this.size = size;
    }

    public long size() {
        return size;
    }

    /**
     * The next element as {@link XmlTree} makes it: a map, a text or null; to be called {@link #size} times.
     *
     * @throws IOException if the document cannot be read
     */
    public @Nullable Object next() throws IOException {
        try {
            while (true) {
                if (step() && onPath == path.size() && open == onPath) {
                    open--;
                    onPath--;
                    return tree.element();
                }
            }
        } catch (XMLStreamException e) {
            throw XmlDocument.notXml(e);
        }
    }

    /** Reads to the end of the document. How many elements are at the path; none if a name on the way comes twice. */
    long count() throws XMLStreamException {
        long[] seen = new long[path.size()];
        boolean list = false;
        while (reader.hasNext()) {
            if (step() && open == onPath) {
                seen[open - 1]++;
                list |= open < path.size() && seen[open - 1] > 1;
            }
        }
        return list ? 0 : seen[path.size() - 1];
    }

    /** Reads on. Whether that led into an element. */
    private boolean step() throws XMLStreamException {
        switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (open == onPath && onPath < path.size() && path.get(onPath).equals(XmlTree.name(reader))) {
                    onPath++;
                }
                open++;
                return true;
            }
            case XMLStreamConstants.END_ELEMENT -> {
                open--;
                onPath = Math.min(onPath, open);
            }
            default -> tree.note();
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
