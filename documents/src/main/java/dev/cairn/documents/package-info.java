/** Reads YAML and JSON documents to trees whose nodes know their places in the file. */
@NullMarked
package dev.cairn.documents;

import org.jspecify.annotations.NullMarked;
