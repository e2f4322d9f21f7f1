/** Tests of what is claimed, and when. */
@NullMarked
package dev.cairn.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
