/**
 * Streams that the API prepares in jobs: a job for each slice, polled until it is done, then read page by page.
 *
 * <p>Source of the rules: {@code AsyncJobOrchestrator} and {@code AsyncHttpJobRepository} of the Python CDK.
 */
@NullMarked
package dev.cairn.runtime.internal.retriever.async;

import org.jspecify.annotations.NullMarked;
