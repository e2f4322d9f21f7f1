/** Names that take the place of secrets in recorded traffic. */
@NullMarked
package dev.cairn.workbench.pseudonym;

import org.jspecify.annotations.NullMarked;
