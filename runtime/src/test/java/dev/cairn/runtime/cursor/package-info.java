/** Tests of positions and slices. */
@NullMarked
package dev.cairn.runtime.cursor;

import org.jspecify.annotations.NullMarked;
