/** What responses say of pages beside their records: totals, more pages, the end. */
@NullMarked
package dev.cairn.retrieval.pagination.signal;

import org.jspecify.annotations.NullMarked;
