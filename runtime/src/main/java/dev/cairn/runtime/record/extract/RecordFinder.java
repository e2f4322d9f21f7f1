package dev.cairn.runtime.record.extract;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.runtime.json.Json;
import dev.cairn.runtime.record.FieldPath;
import dev.cairn.runtime.record.MalformedBodyException;
import dev.cairn.runtime.record.RecordCursor;
import dev.cairn.runtime.record.StreamRecord;
import dev.cairn.runtime.record.decoder.DecodedValue;
import dev.cairn.runtime.record.decoder.JsonTokens;
import dev.cairn.runtime.record.decoder.MalformedJson;
import dev.cairn.runtime.record.decoder.PythonJson;
import dev.cairn.runtime.record.decoder.XmlElements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the records in one decoded value. */
final class RecordFinder {

    private final FieldPath path;
    private final @Nullable List<String> keys;

    RecordFinder(FieldPath path) {
        this.path = path;
        this.keys = path.keys();
    }

    RecordCursor find(DecodedValue value) throws IOException {
        if (value instanceof DecodedValue.JsonText text) {
            return RecordCursor.of(inText(text).iterator());
        }
        if (value instanceof DecodedValue.JsonStream stream) {
            return keys == null
                    ? new TreesOfStream(JsonTokens.of(stream.utf8()), stream.manyBodies())
                    : new JsonRecords(JsonTokens.of(stream.utf8()), keys, stream.manyBodies());
        }
        if (value instanceof DecodedValue.Xml xml) {
            XmlElements elements = keys == null ? null : xml.document().elements(keys);
            return elements == null
                    ? RecordCursor.of(inTree(xml.document().tree()).iterator())
                    : new XmlRecords(elements);
        }
        return RecordCursor.of(inTree(((DecodedValue.Tree) value).value()).iterator());
    }

    private List<StreamRecord> inText(DecodedValue.JsonText text) throws IOException {
        if (keys != null) {
            List<StreamRecord> scanned =
                    ScannedRecords.in(text.utf8(), text.from(), text.to(), keys, text.manyBodies());
            if (scanned != null) {
                return scanned;
            }
            try (JsonRecords records =
                    new JsonRecords(JsonTokens.of(text.utf8(), text.from(), text.to()), keys, text.manyBodies())) {
                return records.next(Integer.MAX_VALUE);
            } catch (MalformedBodyException e) {
                if (!(e.getCause() instanceof JacksonException)) {
                    throw e;
                }
                return inTreeOf(text, e);
            }
        }
        return inTreeOf(text, null);
    }

    /** @param refusal why the text is no JSON to the strict parser, or null if that was not asked */
    private List<StreamRecord> inTreeOf(DecodedValue.JsonText text, @Nullable MalformedBodyException refusal)
            throws IOException {
        Object root;
        try {
            root = PythonJson.parse(text.utf8(), text.from(), text.to());
        } catch (JacksonException e) {
            throw refusal == null ? MalformedJson.at(e) : refusal;
        }
        List<StreamRecord> records = new ArrayList<>();
        for (Object body : text.manyBodies() && root instanceof List<?> many ? many : Collections.singletonList(root)) {
            records.addAll(inTree(body));
        }
        return records;
    }

    private List<StreamRecord> inTree(@Nullable Object body) throws MalformedBodyException {
        Object found = path.find(body);
        List<StreamRecord> records = new ArrayList<>();
        if (found instanceof List<?> items) {
            for (Object item : items) {
                records.add(Records.ofTree(item));
            }
        } else if (!Records.isFalsy(found)) {
            records.add(Records.ofTree(found));
        }
        return records;
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
                    current = RecordCursor.of(inTree(Json.read(tokens.parser())).iterator());
                    record = current.next();
                }
            } catch (JacksonException e) {
                throw MalformedJson.at(e);
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
}
