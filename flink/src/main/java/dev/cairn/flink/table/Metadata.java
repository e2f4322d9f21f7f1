package dev.cairn.flink.table;

import dev.cairn.json.Json;
import dev.cairn.runtime.split.Split;
import java.util.Locale;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.DataType;

/** What is known of a record besides what it says itself; columns that are declared as METADATA. */
enum Metadata {
    /** The name of its stream. */
    STREAM(DataTypes.STRING().notNull()) {
        @Override
        Object of(Split split, long emittedAt) {
            return StringData.fromString(split.stream().toString());
        }
    },
    /** The partition that it was read for, as JSON. */
    SLICE(DataTypes.STRING().notNull()) {
        @Override
        Object of(Split split, long emittedAt) {
            return StringData.fromString(Json.write(split.slice().partition()));
        }
    },
    /** When it left the reader. */
    EMITTED_AT(DataTypes.TIMESTAMP_LTZ(3).notNull()) {
        @Override
        Object of(Split split, long emittedAt) {
            return TimestampData.fromEpochMillis(emittedAt);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Flink's types are immutable
    private final DataType type;

    Metadata(DataType type) {
        this.type = type;
    }

    abstract Object of(Split split, long emittedAt);

    DataType type() {
        return type;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
