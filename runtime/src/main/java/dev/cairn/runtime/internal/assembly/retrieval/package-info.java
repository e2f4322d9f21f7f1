/** Builds retrievers and their parts: selectors, paginators, schemas, files. */
@NullMarked
package dev.cairn.runtime.internal.assembly.retrieval;

import org.jspecify.annotations.NullMarked;
