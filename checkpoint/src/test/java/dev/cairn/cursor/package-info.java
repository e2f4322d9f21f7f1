/** Tests of positions and slices. */
@NullMarked
package dev.cairn.cursor;

import org.jspecify.annotations.NullMarked;
