package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.DecodedValue;
import dev.cairn.records.decoder.DecodedValues;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.records.extract.ValueExtractor;
import dev.cairn.runtime.spi.BatchExtractor;
import dev.cairn.runtime.spi.CustomRecordExtractor;
import dev.cairn.runtime.spi.HttpAnswer;
import dev.cairn.runtime.spi.ResponseValues;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds records with a custom extractor. Thread-safe. */
public record CustomExtractorAdapter(CustomRecordExtractor extractor, Decoder decoder) implements RecordExtractor {

    @Override
    public RecordCursor open(Response response) throws IOException {
        Values values = new Values(response, decoder);
        return extractor instanceof BatchExtractor batches
                ? new BatchRecords(batches.batches(values), values::close)
                : single(values);
    }

    private RecordCursor single(Values values) throws IOException {
        Iterator<Map<String, @Nullable Object>> records = extractor.extract(values);
        return new RecordCursor() {
            @Override
            public @Nullable StreamRecord next() {
                return records.hasNext() ? StreamRecord.ofTree(records.next()) : null;
            }

            @Override
            public void close() throws IOException {
                values.close();
            }
        };
    }

    /** Values that are no records: of a record with one member, that member's value. */
    public static ValueExtractor.BodyValues values(CustomRecordExtractor extractor, Decoder decoder) {
        return response -> {
            List<@Nullable Object> found = new ArrayList<>();
            try (RecordCursor records = new CustomExtractorAdapter(extractor, decoder).open(response)) {
                records.next(Integer.MAX_VALUE).forEach(one -> {
                    Map<String, @Nullable Object> record = one.tree();
                    found.add(record.size() == 1 ? record.values().iterator().next() : record);
                });
            }
            return new ValueExtractor.Found(found, 0);
        };
    }

    /** The body of one response. */
    private static final class Values implements ResponseValues {

        private final Response response;
        private final Decoder decoder;
        private @Nullable DecodedValues decoded;
        private Iterator<?> items = Collections.emptyIterator();

        Values(Response response, Decoder decoder) {
            this.response = response;
            this.decoder = decoder;
        }

        @Override
        public Optional<HttpAnswer> answer() {
            return ResponseAnswer.of(response);
        }

        @Override
        public InputStream raw() {
            return response.stream();
        }

        @Override
        public @Nullable Object next() throws IOException {
            DecodedValues values = decoded;
            if (values == null) {
                values = decoder.decode(response);
                decoded = values;
            }
            while (!items.hasNext()) {
                DecodedValue value = values.next();
                if (value == null) {
                    return END;
                }
                items = items(value);
            }
            return items.next();
        }

        private static Iterator<?> items(DecodedValue value) throws IOException {
            if (value instanceof DecodedValue.JsonText text) {
                return items(Json.parse(Arrays.copyOfRange(text.utf8(), text.from(), text.to())), text.manyBodies());
            }
            if (value instanceof DecodedValue.JsonStream stream) {
                return items(Json.parse(stream.utf8().readAllBytes()), stream.manyBodies());
            }
            if (value instanceof DecodedValue.Xml xml) {
                return List.of(xml.document().tree()).iterator();
            }
            return Collections.singletonList(((DecodedValue.Tree) value).value())
                    .iterator();
        }

        private static Iterator<?> items(@Nullable Object value, boolean many) {
            return many && value instanceof List<?> list
                    ? list.iterator()
                    : Collections.singletonList(value).iterator();
        }

        void close() throws IOException {
            if (decoded != null) {
                decoded.close();
            }
            response.stream().close();
        }
    }
}
