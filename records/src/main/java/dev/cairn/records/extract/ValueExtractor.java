package dev.cairn.records.extract;

import com.fasterxml.jackson.core.JacksonException;
import dev.cairn.http.response.Response;
import dev.cairn.json.PythonJson;
import dev.cairn.records.FieldPath;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.DecodedValue;
import dev.cairn.records.decoder.DecodedValues;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.records.decoder.MalformedJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of any kind at a path in a small body: a status, the addresses of files. Thread-safe.
 *
 * <p>As with {@link DpathExtractor}, a list gives its items, and a value that Python counts as false gives nothing.
 *
 * @param values where they come from
 */
public record ValueExtractor(BodyValues values) {

    /**
     * Values where a path leads.
     *
     * @param path asked once per body
     * @param expander makes several values of each that is an object, or null
     */
    public ValueExtractor(Decoder decoder, Supplier<FieldPath> path, @Nullable RecordExpander expander) {
        this(new OfPath(decoder, path, expander));
    }

    /** Finds values in bodies. Thread-safe. */
    @FunctionalInterface
    public interface BodyValues {

        /** All values of a body, in order. */
        Found find(Response response) throws IOException;
    }

    /**
     * What was found in a body.
     *
     * @param values in order; unmodifiable
     * @param skipped how many empty values were left out
     */
    public record Found(List<@Nullable Object> values, long skipped) {

        public Found {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /** Without the values that Python counts as false. */
        Found withoutEmpty() {
            List<@Nullable Object> kept =
                    values.stream().filter(value -> !Records.isFalsy(value)).toList();
            return new Found(kept, skipped + values.size() - kept.size());
        }
    }

    /**
     * All values of a body, in order.
     *
     * @throws MalformedBodyException if the body cannot be decoded
     * @throws IOException if the body cannot be read
     */
    public List<@Nullable Object> extract(Response response) throws IOException {
        return values.find(response).values();
    }

    /** Values where a path leads. */
    private record OfPath(
            Decoder decoder,
            Supplier<FieldPath> path,
            @Nullable RecordExpander expander) implements BodyValues {

        @Override
        public Found find(Response response) throws IOException {
            FieldPath where = path.get();
            List<@Nullable Object> found = new ArrayList<>();
            try (DecodedValues values = decoder.decode(response)) {
                for (DecodedValue value = values.next(); value != null; value = values.next()) {
                    for (Object tree : trees(value)) {
                        collect(where.find(tree), found);
                    }
                }
            } catch (JacksonException e) {
                throw MalformedJson.at(e);
            }
            return new Found(found, 0);
        }

        private void collect(@Nullable Object value, List<@Nullable Object> found) throws IOException {
            if (value instanceof List<?> items) {
                for (Object item : items) {
                    expand(item, found);
                }
            } else if (!Records.isFalsy(value)) {
                expand(value, found);
            }
        }

        private void expand(@Nullable Object value, List<@Nullable Object> found) throws IOException {
            if (expander != null && value instanceof Map<?, ?>) {
                for (StreamRecord record :
                        expander.expand(Records.ofTree(value)).next(Integer.MAX_VALUE)) {
                    found.add(record.tree());
                }
            } else {
                found.add(value);
            }
        }

        private static List<? extends @Nullable Object> trees(DecodedValue value) throws IOException {
            if (value instanceof DecodedValue.JsonText text) {
                return bodies(text.utf8(), text.from(), text.to(), text.manyBodies());
            }
            if (value instanceof DecodedValue.JsonStream stream) {
                byte[] text = stream.utf8().readAllBytes();
                return bodies(text, 0, text.length, stream.manyBodies());
            }
            return one(
                    value instanceof DecodedValue.Xml xml
                            ? xml.document().tree()
                            : ((DecodedValue.Tree) value).value());
        }

        private static List<? extends @Nullable Object> bodies(byte[] utf8, int from, int to, boolean many)
                throws IOException {
            Object root = PythonJson.parse(utf8, from, to);
            return many && root instanceof List<?> items ? items : one(root);
        }

        private static List<@Nullable Object> one(@Nullable Object value) {
            List<@Nullable Object> single = new ArrayList<>();
            single.add(value);
            return single;
        }
    }
}
