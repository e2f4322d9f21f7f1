/** Writes URLs and forms byte for byte as Python's {@code requests} sends them. */
@NullMarked
package dev.cairn.http.wire;

import org.jspecify.annotations.NullMarked;
