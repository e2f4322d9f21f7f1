/** Tests. */
@NullMarked
package dev.cairn.runtime.http.budget;

import org.jspecify.annotations.NullMarked;
