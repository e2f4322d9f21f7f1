/** Tests. */
@NullMarked
package dev.cairn.runtime.internal.http.budget;

import org.jspecify.annotations.NullMarked;
