/** Locks and drivers. */
@NullMarked
package dev.cairn.destinations.internal.access;

import org.jspecify.annotations.NullMarked;
