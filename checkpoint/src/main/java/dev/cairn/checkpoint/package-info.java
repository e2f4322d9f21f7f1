/** Checkpoints: keeps what has been read of a stream, and decides when a state can be emitted and what it says. */
@NullMarked
package dev.cairn.checkpoint;

import org.jspecify.annotations.NullMarked;
