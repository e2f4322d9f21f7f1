/** One sync into a destination: choosing streams, rows of records, when to commit. */
@NullMarked
package dev.cairn.destination.internal.sync;

import org.jspecify.annotations.NullMarked;
