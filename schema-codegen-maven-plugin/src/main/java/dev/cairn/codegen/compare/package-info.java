/** What a change of schemas breaks: for documents, and for code that uses the models. */
@NullMarked
package dev.cairn.codegen.compare;

import org.jspecify.annotations.NullMarked;
