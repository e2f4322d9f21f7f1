/** Masks secrets in everything that is written. */
@NullMarked
package dev.cairn.secret;

import org.jspecify.annotations.NullMarked;
