/** Responses and records that were seen: times, tokens and parameters in them, by their names and values. */
@NullMarked
package dev.cairn.workbench.seen;

import org.jspecify.annotations.NullMarked;
