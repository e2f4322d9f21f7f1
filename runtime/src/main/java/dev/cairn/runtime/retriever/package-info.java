/** Reads a slice page by page. */
@NullMarked
package dev.cairn.runtime.retriever;

import org.jspecify.annotations.NullMarked;
