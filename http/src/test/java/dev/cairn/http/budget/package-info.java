/** Tests. */
@NullMarked
package dev.cairn.http.budget;

import org.jspecify.annotations.NullMarked;
