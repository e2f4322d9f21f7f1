/** Tests of templates. */
@NullMarked
package dev.cairn.templates;

import org.jspecify.annotations.NullMarked;
