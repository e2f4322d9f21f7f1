package dev.cairn.runtime.internal.record.extract;

import dev.cairn.runtime.internal.body.ResponseBody;
import dev.cairn.runtime.internal.record.FieldPath;
import dev.cairn.runtime.internal.record.RecordCursor;
import dev.cairn.runtime.internal.record.RecordExtractor;
import dev.cairn.runtime.internal.record.decoder.Decoder;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records where a path leads in the values of a body.
 *
 * <p>What it leads to is one record if it is an object, and as many as it has items if it is a list; an empty object,
 * null, false, 0 and "" in its place are no record. With a JSON decoder and a path of plain keys, records are found while
 * tokenising and stay the bytes they are; anything else goes through a tree.
 */
public final class DpathExtractor implements RecordExtractor {

    private final Decoder decoder;
    private final Supplier<FieldPath> path;
    private final @Nullable RecordExpander expander;

    /**
     * @param path where the records are; asked once per body
     * @param expander makes records of the items of a list in each record, or null
     */
    public DpathExtractor(Decoder decoder, Supplier<FieldPath> path, @Nullable RecordExpander expander) {
        this.decoder = decoder;
        this.path = path;
        this.expander = expander;
    }

    @Override
    public RecordCursor open(ResponseBody body) throws IOException {
        RecordFinder finder = new RecordFinder(path.get());
        RecordCursor records = ValueRecords.open(decoder.decode(body), finder);
        return expander == null ? records : new ExpandedRecords(records, expander);
    }
}
