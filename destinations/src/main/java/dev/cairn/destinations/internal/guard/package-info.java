/** Checks that keep a sync from doing damage that no error of a database or an API would tell. */
@NullMarked
package dev.cairn.destinations.internal.guard;

import org.jspecify.annotations.NullMarked;
