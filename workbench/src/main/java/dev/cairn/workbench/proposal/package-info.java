/** What an author may want to add to a draft, tried on the API: where the records are, how pages go on, what a cursor could be. */
@NullMarked
package dev.cairn.workbench.proposal;

import org.jspecify.annotations.NullMarked;
