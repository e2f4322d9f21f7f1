/** Retrievers: read the slices of a stream, page by page. */
@NullMarked
package dev.cairn.retrieval;

import org.jspecify.annotations.NullMarked;
