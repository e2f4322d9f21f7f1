/** Masks secrets in everything that is written. */
@NullMarked
package dev.cairn.runtime.secret;

import org.jspecify.annotations.NullMarked;
