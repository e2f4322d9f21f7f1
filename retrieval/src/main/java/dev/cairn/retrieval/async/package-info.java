/**
 * Streams whose data the API prepares in jobs. There is a job for each slice; it is polled until it is completed, then
 * its results are read page by page.
 *
 * <p>Source of the rules: {@code AsyncJobOrchestrator} and {@code AsyncHttpJobRepository} of the Python CDK.
 */
@NullMarked
package dev.cairn.retrieval.async;

import org.jspecify.annotations.NullMarked;
