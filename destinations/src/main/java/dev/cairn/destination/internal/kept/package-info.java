/** What destinations keep of streams, as JSON. */
@NullMarked
package dev.cairn.destination.internal.kept;

import org.jspecify.annotations.NullMarked;
