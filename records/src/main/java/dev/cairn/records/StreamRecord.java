package dev.cairn.records;

import dev.cairn.json.scan.JsonMembers;
import dev.cairn.json.scan.JsonOutput;
import dev.cairn.json.scan.JsonText;
import dev.cairn.json.scan.ObjectScanner;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record. It consists of bytes of the response until its values are needed.
 *
 * <p>Confined to one thread until it is rendered. A record that was made of bytes is written as those bytes; to change
 * it, change its tree and make a new record with {@link #ofTree}.
 */
public final class StreamRecord {

    private final @Nullable Source source;
    private @Nullable Map<String, @Nullable Object> tree;
    private @Nullable FileReference file;

    private StreamRecord(@Nullable Source source, @Nullable Map<String, @Nullable Object> tree) {
        this.source = source;
        this.tree = tree;
    }

    /**
     * Where a record stands in a response.
     *
     * @param text UTF-8 that is not changed any more
     * @param from the index of the record's opening brace
     * @param to the index after its closing brace
     * @param brokenLines whether there are line breaks between its tokens
     * @param nulls whether top-level members are null
     * @param members where its top-level members are, among others
     * @param first the first of them
     * @param count how many there are
     */
    @SuppressWarnings("ArrayRecordComponent") // sources are never compared
    public record Source(
            byte[] text,
            int from,
            int to,
            boolean brokenLines,
            boolean nulls,
            JsonMembers members,
            int first,
            int count) {

        Map<String, @Nullable Object> tree() {
            return ObjectScanner.of(text, from, to, members, first, count, brokenLines, nulls);
        }

        void render(JsonOutput out) {
            if (nulls) {
                members.writeWithoutNulls(text, first, count, brokenLines, out);
            } else {
                JsonText.copy(text, from, to, brokenLines, out);
            }
        }
    }

    /** A record that stands in a response. */
    public static StreamRecord ofBytes(Source source) {
        return new StreamRecord(source, null);
    }

    /** A record that is a tree of plain JSON values. */
    public static StreamRecord ofTree(Map<String, @Nullable Object> tree) {
        return new StreamRecord(null, tree);
    }

    /** Returns where the record stands in its response; null where it is a tree, or was changed. */
    public @Nullable Source source() {
        return source;
    }

    /** This record with the file that belongs to it. */
    public StreamRecord withFile(FileReference reference) {
        StreamRecord record = new StreamRecord(source, tree);
        record.file = reference;
        return record;
    }

    /** The file that belongs to the record, or null if there is none. */
    public @Nullable FileReference file() {
        return file;
    }

    /**
     * The record as plain JSON values, each decoded when it is asked for. The tree refers to the whole page; a caller that keeps
     * a part of it copies that ({@link PlainTrees#copy}).
     */
    public Map<String, @Nullable Object> tree() {
        if (tree == null) {
            tree = Objects.requireNonNull(source).tree();
        }
        return tree;
    }

    /** The value of a top-level field, or null where the record lacks it or it is null; nothing else is decoded. */
    public @Nullable Object field(String name) {
        if (tree == null && source != null) {
            int member = source.members.find(source.text, source.first, source.count, name);
            if (member != JsonMembers.UNKNOWN) {
                return member < 0 ? null : source.members.value(source.text, member);
            }
        }
        return tree().get(name);
    }

    /** Writes the record as one line of JSON, with all that it has. */
    public void renderWhole(JsonOutput out) {
        if (source == null) {
            out.writeValue(tree());
        } else {
            JsonText.copy(source.text, source.from, source.to, source.brokenLines, out);
        }
    }

    /** Writes the record as one line of JSON without its top-level nulls, as the reference does. */
    public void render(JsonOutput out) {
        if (source == null) {
            out.writeWithoutNulls(tree());
        } else {
            source.render(out);
        }
    }
}
