package dev.cairn.runtime.internal.retriever;

import dev.cairn.cursor.Slicer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a window is cut in two where an error handler asks for it. Immutable.
 *
 * @param slicer cuts windows
 * @param smallest windows as short as this are not cut; null where the slicer alone decides
 * @param failureMessage what the user can do where a window cannot be cut, or null
 */
public record WindowSplitting(
        Slicer slicer,
        @Nullable Duration smallest,
        @Nullable String failureMessage) {}
