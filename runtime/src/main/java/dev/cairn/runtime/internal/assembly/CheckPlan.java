package dev.cairn.runtime.internal.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which streams a {@code check} reads. */
public sealed interface CheckPlan {

    /**
     * Streams by their names, and then some of those that were generated.
     *
     * @param streams names
     */
    record Named(List<String> streams, List<Generated> generated) implements CheckPlan {

        public Named {
            streams = List.copyOf(streams);
            generated = List.copyOf(generated);
        }
    }

    /**
     * Streams of one template.
     *
     * @param set the name of the dynamic stream
     * @param inManifest whether there is a dynamic stream of that name
     * @param count how many, from the first on; null for all
     */
    record Generated(
            String set, boolean inManifest, @Nullable Long count) {}

    /**
     * The first streams, whatever they are.
     *
     * @param read whether they are read; otherwise it is enough that there is one
     */
    record First(long count, boolean read) implements CheckPlan {}
}
