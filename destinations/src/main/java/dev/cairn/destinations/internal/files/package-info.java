/** Folders of files, which DuckDB writes. */
@NullMarked
package dev.cairn.destinations.internal.files;

import org.jspecify.annotations.NullMarked;
