/** Values that must not appear in anything written. */
@NullMarked
package dev.cairn.runtime.secret;

import org.jspecify.annotations.NullMarked;
