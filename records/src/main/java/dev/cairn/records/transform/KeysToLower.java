package dev.cairn.records.transform;

import dev.cairn.records.RecordTransformation;
import dev.cairn.templates.Scope;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the top-level keys of a record to lower case. Of keys that become equal the last one stays. */
public final class KeysToLower implements RecordTransformation {

    @Override
    public void transform(Map<String, @Nullable Object> record, Scope scope) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        record.forEach((key, value) -> renamed.put(key.toLowerCase(Locale.ROOT), value));
        record.clear();
        record.putAll(renamed);
    }
}
