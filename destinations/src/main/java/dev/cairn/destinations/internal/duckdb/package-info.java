/** DuckDB. */
@NullMarked
package dev.cairn.destinations.internal.duckdb;

import org.jspecify.annotations.NullMarked;
