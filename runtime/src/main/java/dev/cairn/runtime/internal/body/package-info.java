/** The body of a response, on its way from the socket to the records. */
@NullMarked
package dev.cairn.runtime.internal.body;

import org.jspecify.annotations.NullMarked;
