package dev.cairn.records.extract;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.json.Json;
import dev.cairn.json.PythonJson;
import dev.cairn.records.FieldPath;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.DecodedValue;
import dev.cairn.records.decoder.JsonTokens;
import dev.cairn.records.decoder.MalformedJson;
import dev.cairn.records.decoder.XmlElements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the records at a path in one decoded value. */
final class RecordFinder {

    private final FieldPath path;
    private final @Nullable List<String> keys;

    RecordFinder(FieldPath path) {
        this.path = path;
        this.keys = path.keys();
    }

    RecordCursor find(DecodedValue value) throws IOException {
        if (value instanceof DecodedValue.JsonText text) {
            return inText(text);
        }
        if (value instanceof DecodedValue.JsonStream stream) {
            return keys == null
                    ? new TreesOfStream(JsonTokens.of(stream.utf8()), stream.manyBodies())
                    : new JsonRecords(JsonTokens.of(stream.utf8()), keys, stream.manyBodies());
        }
        if (value instanceof DecodedValue.Xml xml) {
            XmlElements elements = keys == null ? null : xml.document().elements(keys);
            return elements == null ? inTree(xml.document().tree()) : new XmlRecords(elements);
        }
        return inTree(((DecodedValue.Tree) value).value());
    }

    /** The text is JSON as a whole, or it has no records; of one that is, what comes before a mistake is found. */
    private RecordCursor inText(DecodedValue.JsonText text) throws IOException {
        if (keys == null) {
            return inTreeOf(text, null);
        }
        List<StreamRecord> records = ScannedRecords.in(text.utf8(), text.from(), text.to(), keys, text.manyBodies());
        if (records == null) {
            records = new ArrayList<>();
            try (JsonRecords parsed =
                    new JsonRecords(JsonTokens.of(text.utf8(), text.from(), text.to()), keys, text.manyBodies())) {
                parsed.next(Integer.MAX_VALUE, records);
            } catch (MalformedBodyException e) {
                return inTreeOf(text, e);
            }
        }
        return RecordCursor.of(records.iterator());
    }

    /** @param refusal what is wrong for the strict parser, or null if that was not asked */
    private RecordCursor inTreeOf(DecodedValue.JsonText text, @Nullable MalformedBodyException refusal)
            throws IOException {
        Object root;
        try {
            root = PythonJson.parse(text.utf8(), text.from(), text.to());
        } catch (JacksonException e) {
            throw refusal != null && refusal.getCause() instanceof JacksonException ? refusal : MalformedJson.at(e);
        }
        return inTrees(text.manyBodies() && root instanceof List<?> many ? many : Collections.singletonList(root));
    }

    private RecordCursor inTrees(List<? extends @Nullable Object> bodies) {
        List<@Nullable Object> found = new ArrayList<>();
        for (Object body : bodies) {
            Object value = path.find(body);
            if (value instanceof List<?> items) {
                found.addAll(items);
            } else if (!Records.isFalsy(value)) {
                found.add(value);
            }
        }
        Iterator<@Nullable Object> left = found.iterator();
        return () -> left.hasNext() ? Records.ofTree(left.next()) : null;
    }

    private RecordCursor inTree(@Nullable Object body) {
        return inTrees(Collections.singletonList(body));
    }

    /** The bodies of a streamed text, each as a tree. */
    private final class TreesOfStream implements RecordCursor {

        private final JsonTokens tokens;
        private final boolean manyBodies;
        private RecordCursor current = () -> null;
        private boolean started;
        private boolean inBodies;

        TreesOfStream(JsonTokens tokens, boolean manyBodies) {
            this.tokens = tokens;
            this.manyBodies = manyBodies;
        }

        @Override
        public @Nullable StreamRecord next() throws IOException {
            StreamRecord record = current.next();
            try {
                while (record == null && nextBody()) {
                    current = inTree(Json.read(tokens.parser()));
                    record = current.next();
                }
            } catch (JacksonException e) {
                throw MalformedJson.at(e, tokens.parser());
            }
            return record;
        }

        private boolean nextBody() throws IOException {
            if (!started) {
                started = true;
                JsonToken first = tokens.parser().nextToken();
                inBodies = manyBodies && first == JsonToken.START_ARRAY;
                if (!inBodies) {
                    return first != null;
                }
            }
            if (inBodies && tokens.parser().nextToken() != JsonToken.END_ARRAY) {
                return true;
            }
            inBodies = false;
            tokens.expectEnd();
            return false;
        }

        @Override
        public void close() throws IOException {
            tokens.close();
        }
    }

    /**
     * Reads the elements at a path of an XML document as records: one element is a value, several are the items of a list.
     */
    private static final class XmlRecords implements RecordCursor {

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
}
