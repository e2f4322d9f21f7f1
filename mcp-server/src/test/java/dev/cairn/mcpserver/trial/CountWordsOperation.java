package dev.cairn.mcpserver.trial;

import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.model.JsonModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the words of a text. */
public final class CountWordsOperation implements Operation<CountWordsOperation.Text> {

    /** A request; that of a real operation is generated. */
    record Text(String text) implements JsonModel {

        @Override
        public Map<String, @Nullable Object> toJson() {
            return Map.of("text", text);
        }
    }

    /** A response; that of a real operation is generated. */
    record Words(long words) implements JsonModel {

        @Override
        public Map<String, @Nullable Object> toJson() {
            return Map.of("words", words);
        }
    }

    @Override
    public Text request(Object json) {
        return new Text(String.valueOf(((Map<?, ?>) json).get("text")));
    }

    @Override
    public JsonModel perform(Text request, OperationCall call) {
        return new Words(request.text().split("\\s+").length);
    }
}
