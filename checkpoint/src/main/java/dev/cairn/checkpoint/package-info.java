/** What of a stream has been read, what may be claimed of it, and when a state says so. */
@NullMarked
package dev.cairn.checkpoint;

import org.jspecify.annotations.NullMarked;
