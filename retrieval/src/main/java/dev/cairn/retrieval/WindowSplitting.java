package dev.cairn.retrieval;

import dev.cairn.checkpoint.cursor.Slicer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a window is split into two where an error handler asks for it ({@code request_window_splitting}). Immutable.
 *
 * @param slicer splits windows
 * @param smallest windows of this length or shorter are not split; null where the slicer alone decides
 * @param failureMessage what the user can do where a window cannot be cut, or null
 */
public record WindowSplitting(
        Slicer slicer,
        @Nullable Duration smallest,
        @Nullable String failureMessage) {}
