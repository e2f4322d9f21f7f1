/** Syncs into files and databases that keep records and states together, and what others need to add a destination. */
@NullMarked
package dev.cairn.destination;

import org.jspecify.annotations.NullMarked;
