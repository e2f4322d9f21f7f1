/** Syncs recorded from the reference, run with Cairn against a scripted API. */
@NullMarked
package dev.cairn.it.recorded;

import org.jspecify.annotations.NullMarked;
