/**
 * Paginators and pagination strategies: stateless functions from the result of a page to the token of the next page.
 */
@NullMarked
package dev.cairn.retrieval.pagination;

import org.jspecify.annotations.NullMarked;
