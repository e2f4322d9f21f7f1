/** Several tokens that take turns, and what each may still spend. */
@NullMarked
package dev.cairn.runtime.internal.http.auth.rotating;

import org.jspecify.annotations.NullMarked;
