package dev.cairn.runtime.assembly;

import dev.cairn.models.DeclarativeStream;
import dev.cairn.models.SingleStream;
import dev.cairn.models.StateDelegatingStream;
import org.jspecify.annotations.Nullable;

/**
 * The definition of one stream, once it is known that the stream exists.
 *
 * @param site where it stands; for a generated stream a tree of its own, with the places of the template
 * @param generatedBy the name of the dynamic stream that it was made from, or null
 */
record PlacedStream(SingleStream model, Site site, @Nullable String generatedBy) {

    /** The name as it stands in the manifest. */
    String name() {
        return model.accept(new SingleStream.Visitor<>() {
            @Override
            public String visitDeclarativeStream(DeclarativeStream stream) {
                return stream.name();
            }

            @Override
            public String visitStateDelegatingStream(StateDelegatingStream stream) {
                return stream.name();
            }
        });
    }
}
