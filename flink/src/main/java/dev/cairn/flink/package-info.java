/**
 * Cairn as a source of Apache Flink: {@link dev.cairn.flink.CairnSource} for programs; tables and a catalog named
 * {@code cairn} for SQL. See {@code docs/scale-out.md}.
 */
@NullMarked
package dev.cairn.flink;

import org.jspecify.annotations.NullMarked;
