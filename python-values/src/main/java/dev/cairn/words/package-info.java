/** Words for people. */
@NullMarked
package dev.cairn.words;

import org.jspecify.annotations.NullMarked;
