package dev.cairn.cli.author;

import dev.cairn.manifest.ahead.SlicesAtOnce;
import dev.cairn.manifest.ahead.StreamReadAhead;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code validate} says of manifests besides their problems; null for what was not asked for.
 *
 * @param checkpoints which checkpoint each stream gets
 * @param ahead whether the pages of each stream can be read ahead
 * @param slices how many slices each manifest reads at once
 */
record ManifestAnswers(
        @Nullable List<StreamCheckpoint> checkpoints,
        @Nullable List<StreamReadAhead> ahead,
        @Nullable List<SlicesAtOnce> slices) {}
