package dev.cairn.manifest.ahead;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.manifest.DefinedStream;
import java.util.List;
import java.util.Objects;

/**
 * Whether pages of a stream can be asked for before their turn, as far as its manifest tells. Immutable.
 *
 * @param stream the stream's name, perhaps a template, and a word on which definition of it is meant where it has two
 * @param place where it is defined
 * @param obstacle why not; a part of a sentence, empty if they can
 */
public record StreamReadAhead(String stream, Place place, String obstacle) {

    /**
     * All streams, in the manifest's order; templates of streams come last.
     *
     * @param manifest resolved, with its types
     */
    public static List<StreamReadAhead> all(ObjectNode manifest) {
        return DefinedStream.all(manifest).stream()
                .map(stream -> new StreamReadAhead(
                        stream.name(), stream.definition().place(), ReadAheadObstacle.of(stream.definition())))
                .toList();
    }

    /**
     * One stream.
     *
     * @param stream a resolved {@code DeclarativeStream}
     */
    public static StreamReadAhead of(ObjectNode stream) {
        String name = Objects.requireNonNullElse(stream.text("name"), "");
        return new StreamReadAhead(name, stream.place(), ReadAheadObstacle.of(stream));
    }

    /** What can be said of it; a part of a sentence. */
    public String words() {
        return obstacle.isEmpty() ? "can be read ahead" : "not ahead: " + obstacle;
    }
}
