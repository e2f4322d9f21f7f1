/** Streams as tables. Internal; Flink finds the factories by their names. */
@NullMarked
package dev.cairn.flink.table;

import org.jspecify.annotations.NullMarked;
