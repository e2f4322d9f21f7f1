package dev.cairn.manifest;

import dev.cairn.documents.Node;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out whether requests say where their slice ends; states may have intervals then. */
public final class SliceEnd {

    private SliceEnd() {}

    /**
     * Whether they do: by the cursor's {@code end_time_option}, or by a template of the retriever that names the slice's end.
     * Where it is taken for one by mistake, more is read again after a crash, and nothing is lost.
     *
     * @param cursor the stream's, resolved; counts have no ends
     * @param retriever the stream's, resolved; null where there is none
     */
    public static boolean isAsked(Node cursor, @Nullable Node retriever) {
        if (!"DatetimeBasedCursor".equals(cursor.text("type"))) {
            return false;
        }
        Node option = cursor.get("end_time_option");
        String key = Objects.requireNonNullElse(cursor.text("partition_field_end"), "end_time");
        return (option != null && !option.isNull()) || (retriever != null && names(retriever, key));
    }

    private static boolean names(Node node, String key) {
        String text = node.text();
        return (text != null && text.contains("stream_") && text.contains(key))
                || node.items().stream().anyMatch(item -> names(item, key))
                || node.members().values().stream().anyMatch(member -> names(member.value(), key));
    }
}
