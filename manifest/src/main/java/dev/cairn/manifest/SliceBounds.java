package dev.cairn.manifest;

import dev.cairn.documents.Node;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out whether requests say where their slice begins and ends, so that a part of a stream can be asked for alone. */
public final class SliceBounds {

    private SliceBounds() {}

    /**
     * Whether they say where it ends: by the cursor's {@code end_time_option}, or by a template of the retriever that names the
     * slice's end. States may have intervals then. Where it is taken for one by mistake, more is read again after a crash, and
     * nothing is lost.
     *
     * @param cursor the stream's, resolved; counts have no ends
     * @param retriever the stream's, resolved; null where there is none
     */
    public static boolean endIsAsked(Node cursor, @Nullable Node retriever) {
        return isOfTimes(cursor) && isAsked(cursor, retriever, "end");
    }

    /**
     * Whether what follows a slice is read without the slice: requests say where they begin, or records before that are filtered
     * on this side, or nothing follows, since counts have one slice only. A slice that was begun goes on where its pagination
     * stands then.
     *
     * @param cursor the stream's, resolved
     * @param retriever the stream's, resolved; null where there is none
     */
    public static boolean startIsAsked(Node cursor, @Nullable Node retriever) {
        return !isOfTimes(cursor)
                || isSet(cursor, "is_data_feed")
                || isSet(cursor, "is_client_side_incremental")
                || isAsked(cursor, retriever, "start");
    }

    /**
     * Returns true if requests say where their slice begins. Otherwise each sync reads all pages, whatever its state says.
     *
     * @param cursor the stream's, resolved
     * @param retriever the stream's, resolved; null where there is none
     */
    public static boolean startIsInRequests(Node cursor, @Nullable Node retriever) {
        if (isOfTimes(cursor)) {
            return isAsked(cursor, retriever, "start");
        }
        return isGiven(cursor.get("start_value_option")) || (retriever != null && names(retriever, "start"));
    }

    private static boolean isOfTimes(Node cursor) {
        return "DatetimeBasedCursor".equals(cursor.text("type"));
    }

    private static boolean isSet(Node cursor, String flag) {
        Node value = cursor.get(flag);
        return value != null && value.is(true);
    }

    private static boolean isGiven(@Nullable Node option) {
        return option != null && !option.isNull();
    }

    private static boolean isAsked(Node cursor, @Nullable Node retriever, String bound) {
        String key = Objects.requireNonNullElse(cursor.text("partition_field_" + bound), bound + "_time");
        return isGiven(cursor.get(bound + "_time_option")) || (retriever != null && names(retriever, key));
    }

    private static boolean names(Node node, String key) {
        String text = node.text();
        if (text != null) {
            return text.contains("stream_") && hasWord(text, key);
        }
        for (Node item : node.items()) {
            if (names(item, key)) {
                return true;
            }
        }
        for (Map.Entry<String, Node.Member> member : node.members().entrySet()) {
            // Schemas of parent streams are most of a large manifest, and no request is made of them.
            if (!member.getKey().equals("schema_loader")
                    && names(member.getValue().value(), key)) {
                return true;
            }
        }
        return false;
    }

    /** Returns true if a text has a name by itself, and not only as a part of a longer one. */
    private static boolean hasWord(String text, String word) {
        return text.contains(word)
                && Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)")
                        .matcher(text)
                        .find();
    }
}
