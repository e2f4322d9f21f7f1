package dev.cairn.manifest.checkpoint;

import dev.cairn.checkpoint.KillCost;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.manifest.DefinedStream;
import java.util.List;

/**
 * Which checkpoint a stream gets while its slices are read, where there is an interval of pages, as far as its manifest tells
 * without a request. Immutable.
 *
 * @param stream the stream's name, perhaps a template, and a word on which definition of it is meant where it has two
 * @param place where it is defined
 * @param explanation what the checkpoint depends on, or why there is none; a part of a sentence
 * @param costs what a kill costs, for ever larger numbers of partitions; the last one holds for any number
 */
public record StreamCheckpoint(
        String stream, Place place, CheckpointKind kind, String explanation, List<KillCost> costs) {

    public StreamCheckpoint {
        costs = List.copyOf(costs);
    }

    /** The kind and what it depends on; a part of a sentence. */
    public String words() {
        return kind.words() + ", " + explanation;
    }

    /** What it depends on, and what is read again after a kill; a part of a sentence. */
    public String explanationAndCosts() {
        return explanation + "; again after a kill: " + again();
    }

    /** What is read again after a kill; a part of a sentence. */
    public String again() {
        return KillCost.words(costs, "N pages");
    }

    /**
     * The checkpoints of all streams, in the manifest's order; templates of streams come last.
     *
     * @param manifest resolved, with its types
     */
    public static List<StreamCheckpoint> all(ObjectNode manifest) {
        return DefinedStream.all(manifest).stream()
                .map(stream -> {
                    StreamCheckpoint one = of(stream.definition());
                    return new StreamCheckpoint(stream.name(), one.place(), one.kind(), one.explanation(), one.costs());
                })
                .toList();
    }

    /**
     * The checkpoint of one stream.
     *
     * @param stream a resolved {@code DeclarativeStream}
     */
    public static StreamCheckpoint of(ObjectNode stream) {
        return new CheckpointRules(stream).checkpoint();
    }
}
