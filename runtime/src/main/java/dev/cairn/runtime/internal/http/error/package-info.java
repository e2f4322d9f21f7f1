/** What a response or a broken connection means, and how long to wait before the next attempt. */
@NullMarked
package dev.cairn.runtime.internal.http.error;

import org.jspecify.annotations.NullMarked;
