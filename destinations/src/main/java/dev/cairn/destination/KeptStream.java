package dev.cairn.destination;

import dev.cairn.destination.internal.kept.KeptJson;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a destination keeps of a stream besides its rows. Immutable.
 *
 * @param table where its rows are
 * @param mode how they were written last
 * @param columns of the table
 * @param progress how far it has come
 */
public record KeptStream(
        StreamDescriptor stream, String table, WriteMode mode, List<Column> columns, KeptProgress progress) {

    public KeptStream {
        columns = List.copyOf(columns);
    }

    /** All of it as plain JSON values, with the position of its state. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = KeptJson.stream(this);
        json.put("position", progress.position());
        return json;
    }

    /** Likewise, having come as far as this. */
    public KeptStream with(KeptProgress other) {
        return new KeptStream(stream, table, mode, columns, other);
    }
}
