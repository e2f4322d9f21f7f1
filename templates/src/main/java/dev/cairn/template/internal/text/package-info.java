/** Work on texts that several functions, filters and methods share. */
@NullMarked
package dev.cairn.template.internal.text;

import org.jspecify.annotations.NullMarked;
