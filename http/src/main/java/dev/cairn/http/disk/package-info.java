/** Temporary files, for data that does not fit into memory. */
@NullMarked
package dev.cairn.http.disk;

import org.jspecify.annotations.NullMarked;
