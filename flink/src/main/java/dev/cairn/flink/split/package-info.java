/** Slices as Flink deals them out, and what the enumerator and readers tell each other of them. Internal. */
@NullMarked
package dev.cairn.flink.split;

import org.jspecify.annotations.NullMarked;
