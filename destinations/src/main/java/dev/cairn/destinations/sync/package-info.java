/** Syncs of a connector into a destination: what is read and goes on from where, when rows and states are committed. */
@NullMarked
package dev.cairn.destinations.sync;

import org.jspecify.annotations.NullMarked;
