/** DuckDB. */
@NullMarked
package dev.cairn.destination.internal.duckdb;

import org.jspecify.annotations.NullMarked;
