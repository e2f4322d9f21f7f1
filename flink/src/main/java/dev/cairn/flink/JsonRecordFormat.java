package dev.cairn.flink;

import dev.cairn.json.Json;
import dev.cairn.runtime.split.Split;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Records as they are. */
final class JsonRecordFormat implements RecordFormat<CairnRecord> {

    private static final long serialVersionUID = 1;

    @Override
    public CairnRecord read(Split split, byte[] json, long emittedAt) {
        return new CairnRecord(
                split.stream().name(),
                split.stream().namespace(),
                Json.write(split.slice().partition()),
                emittedAt,
                new String(json, StandardCharsets.UTF_8));
    }

    @Override
    public TypeInformation<CairnRecord> type() {
        return TypeInformation.of(CairnRecord.class);
    }
}
