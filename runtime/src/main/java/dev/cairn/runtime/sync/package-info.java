/** Stopping, watching and ordering a sync. */
@NullMarked
package dev.cairn.runtime.sync;

import org.jspecify.annotations.NullMarked;
