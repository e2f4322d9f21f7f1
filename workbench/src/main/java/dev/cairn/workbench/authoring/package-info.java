/** The operations of authors, one class each; {@code operations.yaml} describes them. */
@NullMarked
package dev.cairn.workbench.authoring;

import org.jspecify.annotations.NullMarked;
