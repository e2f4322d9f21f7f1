/** Of which streams of a manifest pages can be asked for before their turn. */
@NullMarked
package dev.cairn.manifest.ahead;

import org.jspecify.annotations.NullMarked;
