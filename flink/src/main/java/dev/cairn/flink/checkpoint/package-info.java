/** Checkpoints and savepoints that are read without a cluster. Internal. */
@NullMarked
package dev.cairn.flink.checkpoint;

import org.jspecify.annotations.NullMarked;
