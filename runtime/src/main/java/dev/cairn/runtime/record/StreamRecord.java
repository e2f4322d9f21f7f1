package dev.cairn.runtime.record;

import dev.cairn.runtime.json.JsonOutput;
import dev.cairn.runtime.json.JsonText;
import dev.cairn.runtime.json.LazyObject;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record: bytes of the response until someone asks for its values.
 *
 * <p>Confined to one thread until it is rendered. A record that was made of bytes goes out as those bytes; whoever
 * changes its tree makes a new record of it with {@link #ofTree}.
 */
public final class StreamRecord {

    private final byte @Nullable [] source;
    private final int from;
    private final int to;
    private final boolean brokenLines;
    private final int @Nullable [] kept;
    private @Nullable Map<String, @Nullable Object> tree;
    private final @Nullable Object watchedValue;
    private @Nullable FileReference file;

    private StreamRecord(
            byte @Nullable [] source,
            int from,
            int to,
            boolean brokenLines,
            int @Nullable [] kept,
            @Nullable Map<String, @Nullable Object> tree,
            @Nullable Object watchedValue) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.brokenLines = brokenLines;
        this.kept = kept;
        this.tree = tree;
        this.watchedValue = watchedValue;
    }

    /**
     * A record that stands in a response.
     *
     * @param source UTF-8 text that is not changed any more
     * @param from the index of the record's opening brace
     * @param to the index after its closing brace
     * @param brokenLines whether there are line breaks in it
     * @param kept if the record has top-level members that are null: where the others stand, as pairs of an index and the
     *     index after it, each of one member or of several with their commas; null if it has none
     * @param watchedValue the value of the field that the scanner was told to watch, or null
     */
    public static StreamRecord ofBytes(
            byte[] source,
            int from,
            int to,
            boolean brokenLines,
            int @Nullable [] kept,
            @Nullable Object watchedValue) {
        return new StreamRecord(source, from, to, brokenLines, kept, null, watchedValue);
    }

    /** A record that is a tree of plain JSON values. */
    public static StreamRecord ofTree(Map<String, @Nullable Object> tree) {
        return new StreamRecord(null, 0, 0, false, null, tree, null);
    }

    /** This record with the file that belongs to it. */
    public StreamRecord withFile(FileReference reference) {
        StreamRecord record = new StreamRecord(source, from, to, brokenLines, kept, tree, watchedValue);
        record.file = reference;
        return record;
    }

    /** The file that belongs to the record, or null if there is none. */
    public @Nullable FileReference file() {
        return file;
    }

    /**
     * The record as plain JSON values, each decoded when it is asked for. The tree refers to the whole page; whoever keeps
     * a part of it copies that ({@link PlainTrees#copy}).
     */
    public Map<String, @Nullable Object> tree() {
        if (tree == null) {
            tree = LazyObject.of(Objects.requireNonNull(source), from, to);
        }
        return tree;
    }

    /**
     * The value of a top-level field, or null where the record lacks it or it is null.
     *
     * @param watched whether this is the field that the scanner watched, so that nothing need be decoded
     */
    public @Nullable Object field(String name, boolean watched) {
        return watched && source != null ? watchedValue : tree().get(name);
    }

    /** Writes the record as one line of JSON without its top-level nulls, as the reference does. */
    public void render(JsonOutput out) {
        byte[] text = source;
        if (text == null) {
            out.writeWithoutNulls(tree());
        } else if (kept == null) {
            copy(text, from, to, out);
        } else {
            out.write('{');
            for (int i = 0; i < kept.length; i += 2) {
                if (i > 0) {
                    out.write(',');
                }
                copy(text, kept[i], kept[i + 1], out);
            }
            out.write('}');
        }
    }

    private void copy(byte[] text, int start, int end, JsonOutput out) {
        if (brokenLines) {
            JsonText.copyWithoutSpace(text, start, end, out);
        } else {
            out.write(text, start, end - start);
        }
    }
}
