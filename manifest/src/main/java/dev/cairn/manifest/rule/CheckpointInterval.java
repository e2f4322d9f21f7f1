package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import dev.cairn.manifest.checkpoint.CheckpointKind;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import java.util.Optional;

/** An interval of checkpoints that is given has an effect. */
final class CheckpointInterval extends ComponentRule {

    private static final String OPTION = "pages_per_checkpoint_interval";

    CheckpointInterval() {
        super(
                "checkpoint-interval",
                Severity.WARNING,
                "`pages_per_checkpoint_interval` cannot have an effect: the slices have one page, or come in descending order; or it"
                        + " stands on the paginator of a stream whose cursor has one of its own.",
                "Remove it; or page the requests, or ask for ascending order.",
                "DeclarativeStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        Optional<ManifestComponent> ofCursor = withOption(stream.component("incremental_sync"));
        Optional<ManifestComponent> ofPaginator =
                withOption(stream.component("retriever").flatMap(Paging::paginator));
        if (ofCursor.isPresent() && ofPaginator.isPresent()) {
            ManifestComponent paginator = ofPaginator.get();
            findings.add(
                    this,
                    paginator.placeOf(OPTION),
                    "'" + OPTION + "' of the paginator is ignored: the stream's cursor has one of its own");
        }
        StreamCheckpoint checkpoint = StreamCheckpoint.of(stream.node());
        if (checkpoint.kind() == CheckpointKind.NONE) {
            ofCursor.or(() -> ofPaginator)
                    .ifPresent(component -> findings.add(
                            this,
                            component.placeOf(OPTION),
                            "'" + OPTION + "' has no effect: " + checkpoint.explanation()));
        }
    }

    private static Optional<ManifestComponent> withOption(Optional<ManifestComponent> component) {
        return component.filter(given -> given.has(OPTION));
    }
}
