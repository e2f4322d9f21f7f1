/** Tests of templates. */
@NullMarked
package dev.cairn.template;

import org.jspecify.annotations.NullMarked;
