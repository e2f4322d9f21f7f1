/** From one page to the next: pure functions from what a page held to the token of the page after it. */
@NullMarked
package dev.cairn.runtime.internal.pagination;

import org.jspecify.annotations.NullMarked;
