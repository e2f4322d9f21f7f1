/** Locks and drivers. */
@NullMarked
package dev.cairn.destination.internal.access;

import org.jspecify.annotations.NullMarked;
