/** Responses as components see them. */
@NullMarked
package dev.cairn.http.response;

import org.jspecify.annotations.NullMarked;
