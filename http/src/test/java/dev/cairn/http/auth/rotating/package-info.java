/** Tests. */
@NullMarked
package dev.cairn.http.auth.rotating;

import org.jspecify.annotations.NullMarked;
