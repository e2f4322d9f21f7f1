/** Tests. */
@NullMarked
package dev.cairn.runtime.internal.http.auth.rotating;

import org.jspecify.annotations.NullMarked;
