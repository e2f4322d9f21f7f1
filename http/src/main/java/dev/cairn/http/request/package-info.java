/** Requests as templates, options and credentials make them, and the responses to them. */
@NullMarked
package dev.cairn.http.request;

import org.jspecify.annotations.NullMarked;
