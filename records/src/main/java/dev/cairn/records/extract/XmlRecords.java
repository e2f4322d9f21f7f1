package dev.cairn.records.extract;

import dev.cairn.records.RecordCursor;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.XmlElements;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements at a path of an XML document as records: one element is a value, several are the items of a list.
 */
final class XmlRecords implements RecordCursor {

    private final XmlElements elements;
    private long read;

    XmlRecords(XmlElements elements) {
        this.elements = elements;
    }

    @Override
    public @Nullable StreamRecord next() throws IOException {
        if (read == elements.size()) {
            return null;
        }
        read++;
        Object element = elements.next();
        return elements.size() == 1 && Records.isFalsy(element) ? null : Records.ofTree(element);
    }

    @Override
    public void close() throws IOException {
        elements.close();
    }
}
