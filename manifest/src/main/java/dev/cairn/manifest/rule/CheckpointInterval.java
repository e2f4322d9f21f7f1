package dev.cairn.manifest.rule;

import dev.cairn.manifest.checkpoint.CheckpointKind;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import java.util.Optional;

/** An interval of checkpoints that is given has an effect. */
final class CheckpointInterval {

    private static final String OPTION = "pages_per_checkpoint_interval";

    private CheckpointInterval() {}

    static void check(ManifestComponent stream, RuleReport report) {
        Optional<ManifestComponent> ofCursor = withOption(stream.component("incremental_sync"));
        Optional<ManifestComponent> ofPaginator =
                withOption(stream.component("retriever").flatMap(Paging::paginator));
        if (ofCursor.isPresent() && ofPaginator.isPresent()) {
            report.add(
                    ofPaginator.get().placeOf(OPTION),
                    "'" + OPTION + "' of the paginator is ignored: the stream's cursor has one of its own");
        }
        StreamCheckpoint checkpoint = StreamCheckpoint.of(stream.node());
        if (checkpoint.kind() == CheckpointKind.NONE) {
            ofCursor.or(() -> ofPaginator)
                    .ifPresent(component -> report.add(
                            component.placeOf(OPTION), "'" + OPTION + "' has no effect: " + checkpoint.explanation()));
        }
    }

    private static Optional<ManifestComponent> withOption(Optional<ManifestComponent> component) {
        return component.filter(given -> given.has(OPTION));
    }
}
