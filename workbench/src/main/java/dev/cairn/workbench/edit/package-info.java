/** Changes of a manifest's text that add a component to a stream: what is written stays as it is. */
@NullMarked
package dev.cairn.workbench.edit;

import org.jspecify.annotations.NullMarked;
