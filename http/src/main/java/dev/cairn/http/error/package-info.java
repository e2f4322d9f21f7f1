/**
 * Error handlers and backoff strategies: what a response or a broken connection means, and how long to wait before a
 * retry.
 */
@NullMarked
package dev.cairn.http.error;

import org.jspecify.annotations.NullMarked;
