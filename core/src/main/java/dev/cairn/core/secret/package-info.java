/** Masks secrets in everything that is written. */
@NullMarked
package dev.cairn.core.secret;

import org.jspecify.annotations.NullMarked;
