/** Words for people. */
@NullMarked
package dev.cairn.pythonvalues.words;

import org.jspecify.annotations.NullMarked;
