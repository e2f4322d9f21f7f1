/** Texts by lines and columns, as editors count them. */
@NullMarked
package dev.cairn.workbench.text;

import org.jspecify.annotations.NullMarked;
