package dev.cairn.flink.split;

import dev.cairn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;

/** What readers and the enumerator tell each other of slices. */
public sealed interface SplitEvent extends SourceEvent {

    /**
     * From a reader: slices that are read to their end, or cannot be read further.
     *
     * @param splits as JSON
     */
    record Closed(List<String> splits) implements SplitEvent {

        public static Closed of(Collection<CairnSplit> splits) {
            return new Closed(texts(splits));
        }
    }

    /** To a reader: the enumerator knows that slices are closed. */
    record ClosingKnown(Set<String> splitIds) implements SplitEvent {}

    /** From a reader that begins: all that it has of a checkpoint, whether open or closed. */
    record Begun(Set<String> splitIds) implements SplitEvent {}

    /**
     * From a reader: all that it has in its part of a checkpoint.
     *
     * @param splits as JSON
     */
    record Positions(long checkpoint, List<String> splits) implements SplitEvent {

        public static Positions of(long checkpoint, Collection<CairnSplit> splits) {
            return new Positions(checkpoint, texts(splits));
        }
    }

    /**
     * From a reader: a checkpoint is complete. Flink tells the enumerator as well, but at the end of a job perhaps not before
     * it lets the enumerator go; this arrives while the reader's task still runs.
     */
    record Completed(long checkpoint) implements SplitEvent {}

    private static List<String> texts(Collection<CairnSplit> splits) {
        return splits.stream().map(split -> Json.write(split.toJson())).toList();
    }

    /** Splits out of an event. */
    static List<CairnSplit> splits(List<String> texts) {
        return texts.stream().map(SplitEvent::split).toList();
    }

    private static CairnSplit split(String text) {
        try {
            return CairnSplit.fromJson(Json.parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
