/** How slices are found and dealt out, on the job manager; and how the states of checkpoints come about. Internal. */
@NullMarked
package dev.cairn.flink.enumerator;

import org.jspecify.annotations.NullMarked;
