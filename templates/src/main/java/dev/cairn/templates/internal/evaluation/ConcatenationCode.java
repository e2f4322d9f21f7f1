package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code ~} operator. Thread-safe. */
final class ConcatenationCode {

    private ConcatenationCode() {}

    static Code of(List<Code> items) {
        return frame -> {
            if (frame.run().autoescape()) {
                return escaped(frame, items);
            }
            Evaluation evaluation = frame.run().evaluation();
            StringBuilder out = new StringBuilder();
            for (Code item : items) {
                String text = Text.str(item.value(frame));
                evaluation.spend(text.length());
                out.append(text);
            }
            return out.toString();
        };
    }

    private static Object escaped(StackFrame frame, List<Code> items) {
        List<@Nullable Object> values = new ArrayList<>();
        boolean markup = false;
        for (Code item : items) {
            Object value = item.value(frame);
            values.add(value);
            markup |= value instanceof Markup;
        }
        StringBuilder out = new StringBuilder();
        for (Object value : values) {
            String text = markup ? Markup.escape(value).text() : Text.str(value);
            frame.run().evaluation().spend(text.length());
            out.append(text);
        }
        return markup ? new Markup(out.toString()) : out.toString();
    }
}
