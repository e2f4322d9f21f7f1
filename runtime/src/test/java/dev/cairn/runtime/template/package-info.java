/** Tests of templates. */
@NullMarked
package dev.cairn.runtime.template;

import org.jspecify.annotations.NullMarked;
