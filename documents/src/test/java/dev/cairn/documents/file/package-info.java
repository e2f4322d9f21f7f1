@NullMarked
package dev.cairn.documents.file;

import org.jspecify.annotations.NullMarked;
