/** Tests of what is claimed, and when. */
@NullMarked
package dev.cairn.checkpoint;

import org.jspecify.annotations.NullMarked;
