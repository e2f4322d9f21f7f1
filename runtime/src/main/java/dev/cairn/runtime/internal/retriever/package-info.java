/** Reads a slice page by page. */
@NullMarked
package dev.cairn.runtime.internal.retriever;

import org.jspecify.annotations.NullMarked;
