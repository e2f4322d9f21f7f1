/** Whole syncs over HTTP. */
@NullMarked
package dev.cairn.it;

import org.jspecify.annotations.NullMarked;
