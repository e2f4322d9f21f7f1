/** What a stream is split into: the values of a list, the records of parent streams, and combinations of both. */
@NullMarked
package dev.cairn.runtime.internal.partition;

import org.jspecify.annotations.NullMarked;
