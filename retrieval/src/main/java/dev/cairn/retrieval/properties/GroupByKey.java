package dev.cairn.retrieval.properties;

import dev.cairn.core.error.SystemException;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.PythonTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which parts belong to the same record: those with the same values in some top-level fields. Immutable.
 *
 * <p>Source of the rules: {@code GroupByKey} of the Python CDK, in which a number as a key ends the stream, too.
 *
 * @param fields names of fields; where it is empty, every part is a record of its own
 */
public record GroupByKey(List<String> fields) {

    public GroupByKey {
        fields = List.copyOf(fields);
    }

    /**
     * What is the same in all parts of a record, or null if a field is missing or empty, so that the part stands alone.
     *
     * @throws SystemException if a field holds something other than a text
     */
    @Nullable
    String keyOf(Map<String, @Nullable Object> record) {
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            Object value = record.get(field);
            if (!PythonTruth.isTrue(value)) {
                return null;
            }
            if (!(value instanceof String text)) {
                throw new SystemException("Records of several requests are merged by '" + field
                        + "', which must be a text for that, but one has " + PythonText.repr(value)
                        + ". A transformation can turn it into a text.");
            }
            values.add(text);
        }
        return values.isEmpty() ? null : String.join(",", values);
    }
}
