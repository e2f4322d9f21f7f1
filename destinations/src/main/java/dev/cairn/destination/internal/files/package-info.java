/** Folders of files, which DuckDB writes. */
@NullMarked
package dev.cairn.destination.internal.files;

import org.jspecify.annotations.NullMarked;
