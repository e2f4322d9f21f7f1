package dev.cairn.cli.destination;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.KeptStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The syncs that a destination has streams of. */
final class SyncNames {

    private SyncNames() {}

    /**
     * The streams of one sync.
     *
     * @param name null for those of all
     * @throws DestinationException if there is no such sync
     */
    static List<KeptStream> only(@Nullable String name, Destination destination) throws DestinationException {
        return only(name, destination.streams(), destination.name());
    }

    static List<KeptStream> only(@Nullable String name, List<KeptStream> all, String destination)
            throws DestinationException {
        List<KeptStream> only = all.stream()
                .filter(kept -> name == null || name.equals(of(kept)))
                .toList();
        if (name != null && only.isEmpty()) {
            throw new DestinationException(
                    "There is no sync " + name + " in " + destination + "; there are: " + words(all));
        }
        return only;
    }

    /** Their names, for people. */
    static String words(List<KeptStream> streams) {
        return streams.stream().map(SyncNames::word).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String word(KeptStream kept) {
        String name = of(kept);
        return name == null ? "one without a name" : name;
    }

    /** The name of a stream's sync; null where it has none yet. */
    static @Nullable String of(KeptStream kept) {
        return kept.sync() == null ? null : kept.sync().sync();
    }
}
