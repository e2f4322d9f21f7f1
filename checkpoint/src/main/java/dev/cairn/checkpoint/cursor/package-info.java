/** Cursors: positions, how they are read and written, and how a stream is divided into slices. */
@NullMarked
package dev.cairn.checkpoint.cursor;

import org.jspecify.annotations.NullMarked;
