/** What Python makes of plain JSON values: their text, their truth, and how strings are quoted. */
@NullMarked
package dev.cairn.python;

import org.jspecify.annotations.NullMarked;
