/** How slices are dealt out, read and kept in checkpoints. Internal. */
@NullMarked
package dev.cairn.flink.source;

import org.jspecify.annotations.NullMarked;
