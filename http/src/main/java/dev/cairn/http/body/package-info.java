/** The body of a response, on its way from the socket to the records. */
@NullMarked
package dev.cairn.http.body;

import org.jspecify.annotations.NullMarked;
