package dev.cairn.records.extract;

import dev.cairn.http.response.Response;
import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.decoder.Decoder;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records at a path in the values of a body.
 *
 * <p>An object there is one record, and a list gives its items; an empty object, null, false, 0 and "" give no record.
 * With a JSON decoder and a path of plain keys, records are found while scanning and stay bytes; otherwise values are
 * decoded to trees.
 *
 * @param path where the records are; asked once per body
 * @param expander makes records of the items of a list in each record, or null
 */
public record DpathExtractor(
        Decoder decoder, Supplier<FieldPath> path, @Nullable RecordExpander expander) implements RecordExtractor {

    @Override
    public RecordCursor open(Response response) throws IOException {
        RecordFinder finder = new RecordFinder(path.get());
        RecordCursor records = ValueRecords.open(decoder.decode(response), finder);
        return expander == null ? records : new ExpandedRecords(records, expander);
    }
}
