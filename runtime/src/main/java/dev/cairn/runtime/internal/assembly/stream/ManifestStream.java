package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of a manifest, whether it can be built or not. */
public sealed interface ManifestStream permits BuiltStream, UnbuiltStream {

    StreamDescriptor name();

    Origin origin();

    /** The errors because of which it cannot be read; empty if it can be. */
    List<Diagnostic> mistakes();

    /**
     * What a catalog says about it.
     *
     * @throws InvalidDocumentException with the errors because of which that is not known
     */
    StreamDescription description();

    /**
     * The stream, ready to be read.
     *
     * @throws InvalidDocumentException with the errors because of which it cannot be read, if there are any
     */
    BuiltStream built();

    /**
     * Where a stream comes from, and with which others it may be read.
     *
     * @param generatedBy the name of the dynamic stream whose template the stream was made of, or null
     * @param stateDiscarded whether the given state was older than what the API remembers, so that it was not used
     * @param groups the groups of which only one stream is read at a time, that the stream is in
     * @param parentGroups the groups that its parents are in
     */
    public record Origin(
            @Nullable String generatedBy, boolean stateDiscarded, List<String> groups, List<String> parentGroups) {

        public static final Origin WRITTEN = new Origin(null, false, List.of(), List.of());

        public Origin {
            groups = List.copyOf(groups);
            parentGroups = List.copyOf(parentGroups);
        }

        public Origin withStateDiscarded(boolean discarded) {
            return new Origin(generatedBy, discarded, groups, parentGroups);
        }
    }
}
