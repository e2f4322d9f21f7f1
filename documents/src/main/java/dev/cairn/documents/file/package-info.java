/** Files: replaced as a whole, and where their paths lead. */
@NullMarked
package dev.cairn.documents.file;

import org.jspecify.annotations.NullMarked;
