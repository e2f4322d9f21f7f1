/** Locks and drivers. */
@NullMarked
package dev.cairn.destination.internal.place;

import org.jspecify.annotations.NullMarked;
