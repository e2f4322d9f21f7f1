/** URLs, forms and JSON texts byte for byte as Python's {@code requests} puts them on the wire. */
@NullMarked
package dev.cairn.runtime.internal.http.wire;

import org.jspecify.annotations.NullMarked;
