/** Tests. */
@NullMarked
package dev.cairn.runtime.http.auth.rotating;

import org.jspecify.annotations.NullMarked;
