/** Requests: built from templates, authenticated, sent, and sent again when the API asks for it. */
@NullMarked
package dev.cairn.http.request;

import org.jspecify.annotations.NullMarked;
