/** Tests of positions and slices. */
@NullMarked
package dev.cairn.checkpoint.cursor;

import org.jspecify.annotations.NullMarked;
