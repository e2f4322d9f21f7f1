/** The progress of a sync, for people. */
@NullMarked
package dev.cairn.cli.watch;

import org.jspecify.annotations.NullMarked;
