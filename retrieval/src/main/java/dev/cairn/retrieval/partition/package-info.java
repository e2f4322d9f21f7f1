/**
 * Partition routers: split a stream by the values of a list, by the records of parent streams, or by combinations of
 * both.
 */
@NullMarked
package dev.cairn.retrieval.partition;

import org.jspecify.annotations.NullMarked;
