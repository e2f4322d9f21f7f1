/**
 * A sync in parts that any machine may read: a {@link dev.cairn.runtime.split.SplitCoordinator} finds slices and folds
 * what is known of them into states, {@link dev.cairn.runtime.split.SplitReaders} read one from a position on. Everything
 * that travels between them is JSON. For engines that run Cairn on several machines.
 */
@NullMarked
package dev.cairn.runtime.split;

import org.jspecify.annotations.NullMarked;
