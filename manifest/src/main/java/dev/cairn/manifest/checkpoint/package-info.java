/** Which checkpoints the streams of a manifest get while their slices are read. */
@NullMarked
package dev.cairn.manifest.checkpoint;

import org.jspecify.annotations.NullMarked;
