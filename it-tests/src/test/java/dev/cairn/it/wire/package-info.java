/** What goes over the wire, byte by byte: servers that answer as no library would. */
@NullMarked
package dev.cairn.it.wire;

import org.jspecify.annotations.NullMarked;
