/** Sends requests: with credentials, within budgets, again where that may help, and through caches and redirects. */
@NullMarked
package dev.cairn.http.client;

import org.jspecify.annotations.NullMarked;
