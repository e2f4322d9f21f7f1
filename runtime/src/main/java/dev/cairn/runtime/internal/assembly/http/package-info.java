/** Builds what sends requests: requesters, authenticators, error handlers, budgets. */
@NullMarked
package dev.cairn.runtime.internal.assembly.http;

import org.jspecify.annotations.NullMarked;
